package io.github.bootformats.squashfs;

/** The content of a metadata block, and where the next one begins. */
final class DecodedMetadata {
  private final byte[] bytes;
  private final long next;

  DecodedMetadata(byte[] bytes, long next) {
    this.bytes = bytes;
    this.next = next;
  }

  /** Returns the bytes, which nobody changes. */
  byte[] bytes() {
    return bytes;
  }

  long next() {
    return next;
  }
}
