package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;

/** Two strings of bytes as one. */
final class Joined {
  private Joined() {}

  static Bytes of(Bytes first, Bytes second) {
    byte[] both = new byte[first.length() + second.length()];
    first.copyTo(both, 0);
    second.copyTo(both, first.length());
    return Bytes.of(both);
  }
}
