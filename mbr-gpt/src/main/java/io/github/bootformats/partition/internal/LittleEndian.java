package io.github.bootformats.partition.internal;

import io.github.bootformats.api.Bytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads and writes the little-endian fields of partition tables. */
public final class LittleEndian {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LittleEndian() {}

  /** Reads an unsigned 16-bit field. */
  public static int u16(Bytes bytes, int offset) {
    return bytes.u16le(offset);
  }

  /** Reads an unsigned 32-bit field. */
  public static long u32(Bytes bytes, int offset) {
    return bytes.u32le(offset);
  }

  /** Reads a 64-bit field; the result is to be taken as unsigned. */
  public static long u64(Bytes bytes, int offset) {
    return bytes.u64le(offset);
  }

  /** Reads UTF-16 units. */
  public static char[] chars(Bytes bytes, int offset, int count) {
    char[] chars = new char[count];
    bytes
        .slice(offset, offset + 2 * count)
        .asByteBuffer()
        .order(ByteOrder.LITTLE_ENDIAN)
        .asCharBuffer()
        .get(chars);
    return chars;
  }

  /** Writes a 16-bit field. */
  public static void put16(byte[] bytes, int offset, int value) {
    SHORT.set(bytes, offset, (short) value);
  }

  /** Writes a 32-bit field. */
  public static void put32(byte[] bytes, int offset, long value) {
    INT.set(bytes, offset, (int) value);
  }

  /** Writes a 64-bit field. */
  public static void put64(byte[] bytes, int offset, long value) {
    LONG.set(bytes, offset, value);
  }

  /** Copies bytes into a field. */
  public static void put(byte[] bytes, int offset, Bytes value) {
    value.asByteBuffer().get(bytes, offset, value.length());
  }
}
