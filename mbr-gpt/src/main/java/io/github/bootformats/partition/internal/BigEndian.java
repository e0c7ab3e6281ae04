package io.github.bootformats.partition.internal;

import io.github.bootformats.api.Bytes;

/** Reads the big-endian fields of labels that come from big-endian machines. */
public final class BigEndian {
  private BigEndian() {}

  /** Reads an unsigned 16-bit field. */
  public static int u16(Bytes bytes, int offset) {
    return bytes.at(offset) << 8 | bytes.at(offset + 1);
  }

  /** Reads an unsigned 32-bit field. */
  public static long u32(Bytes bytes, int offset) {
    return (long) u16(bytes, offset) << 16 | u16(bytes, offset + 2);
  }

  /** Reads a 64-bit field; the result is to be taken as unsigned. */
  public static long u64(Bytes bytes, int offset) {
    return u32(bytes, offset) << 32 | u32(bytes, offset + 4);
  }

  /** Adds up the first 32-bit words, modulo 2<sup>32</sup>. */
  public static int sum32(Bytes bytes, int words) {
    int sum = 0;
    for (int i = 0; i < words; i++) {
      sum += (int) u32(bytes, 4 * i);
    }
    return sum;
  }
}
