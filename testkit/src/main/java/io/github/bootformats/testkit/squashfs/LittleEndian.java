package io.github.bootformats.testkit.squashfs;

import io.github.bootformats.api.Bytes;

/** Numbers as SquashFS stores them. */
final class LittleEndian {
  private LittleEndian() {}

  static long get(byte[] bytes, int at, int length) {
    long value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = value << Byte.SIZE | (bytes[at + i] & 0xFF);
    }
    return value;
  }

  static void put(byte[] bytes, int at, int length, long value) {
    for (int i = 0; i < length; i++) {
      bytes[at + i] = (byte) (value >>> (i * Byte.SIZE));
    }
  }

  static Bytes of(int length, long value) {
    byte[] bytes = new byte[length];
    put(bytes, 0, length, value);
    return Bytes.of(bytes);
  }
}
