package io.github.bootformats.codecs;

/** Compares first bytes. */
final class Magic {
  private Magic() {}

  /** Tells whether bytes begin with others. */
  static boolean begins(byte[] head, int... magic) {
    if (head.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((head[i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
