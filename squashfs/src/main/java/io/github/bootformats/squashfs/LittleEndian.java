package io.github.bootformats.squashfs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in arrays, the lowest byte first, as all of SquashFS 4.0 has them. */
final class LittleEndian {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  static int u16(byte[] bytes, int index) {
    return (short) SHORT.get(bytes, index) & 0xFFFF;
  }

  static long u32(byte[] bytes, int index) {
    return (int) INT.get(bytes, index) & 0xFFFF_FFFFL;
  }

  static int i32(byte[] bytes, int index) {
    return (int) INT.get(bytes, index);
  }

  static long u64(byte[] bytes, int index) {
    return (long) LONG.get(bytes, index);
  }

  /** Writes the low bytes of a value. */
  static void put(byte[] bytes, int index, int length, long value) {
    for (int i = 0; i < length; i++) {
      bytes[index + i] = (byte) (value >>> (8 * i));
    }
  }
}
