package io.github.bootformats.partition.internal;

import io.github.bootformats.api.Bytes;

/** The checksum of labels that come from big-endian machines. */
public final class BigEndian {
  private BigEndian() {}

  /** Adds up the first 32-bit words, modulo 2<sup>32</sup>. */
  public static int sum32(Bytes bytes, int words) {
    int sum = 0;
    for (int i = 0; i < words; i++) {
      sum += (int) bytes.u32be(4 * i);
    }
    return sum;
  }
}
