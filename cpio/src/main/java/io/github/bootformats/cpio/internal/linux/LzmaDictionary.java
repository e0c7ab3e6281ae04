package io.github.bootformats.cpio.internal.linux;

import java.util.Arrays;

/** What was decoded last, in a ring that takes memory as it fills. */
final class LzmaDictionary {
  private static final int FIRST_BYTES = 64 << 10;

  private final int size;
  private byte[] bytes;
  private int flushed;
  private int position;
  private int full;
  private int limit;

  LzmaDictionary(int size) {
    this.size = size;
    this.bytes = new byte[Math.min(size, FIRST_BYTES)];
  }

  void reset() {
    flushed = 0;
    position = 0;
    full = 0;
    limit = 0;
  }

  int position() {
    return position;
  }

  /** Lets so many bytes in, or as many as there are up to the end of the ring. */
  void admit(int count) {
    limit = position + Math.min(count, size - position);
    if (limit > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(size, Math.max(2L * bytes.length, limit)));
    }
  }

  boolean hasSpace() {
    return position < limit;
  }

  void put(byte value) {
    bytes[position++] = value;
    full = Math.max(full, position);
  }

  /** Returns the byte that was put so many before the last one; zero where nothing was put. */
  int get(int distance) {
    int at = position - distance - 1;
    return full == 0 ? 0 : bytes[at < 0 ? at + size : at] & 0xFF;
  }

  boolean reaches(int distance) {
    return Integer.compareUnsigned(distance, full) < 0;
  }

  /**
   * Repeats what is that far away, as far as there is space, and returns how much is left of it.
   */
  int repeat(int distance, int length) {
    int left = length;
    for (; left > 0 && hasSpace(); left--) {
      put((byte) get(distance));
    }
    return left;
  }

  /** Moves what was put since the last time to an array, and returns how much it is. */
  int flush(byte[] target, int offset) {
    int count = position - flushed;
    System.arraycopy(bytes, flushed, target, offset, count);
    if (position == size) {
      position = 0;
    }
    flushed = position;
    return count;
  }
}
