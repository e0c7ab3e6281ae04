package io.github.bootformats.partition.internal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.bootformats.api.Bytes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Names in, and writes to, the little-endian fields of partition tables. */
public final class LittleEndian {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  // Four UTF-16 units in a long.
  private static final long HIGH_BYTES = 0xFF00FF00FF00FF00L;
  private static final long LOWEST_BITS = 0x0001000100010001L;
  private static final long HIGHEST_BITS = 0x8000800080008000L;

  private LittleEndian() {}

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

  /**
   * Reads UTF-16 units up to the first NUL. Names are mostly Latin-1, which is taken four units at
   * a time.
   *
   * @param count the units of the field, a multiple of four
   */
  public static String text(Bytes bytes, int offset, int count) {
    byte[] latin1 = new byte[count];
    for (int unit = 0; unit < count; unit += 4) {
      long four = bytes.u64le(offset + 2 * unit);
      if ((four & HIGH_BYTES) != 0) {
        return wideText(bytes, offset, count);
      }
      long pairs = four | four >>> 8;
      put32(latin1, unit, (pairs & 0xFFFF) | (pairs >>> 16 & 0xFFFF0000L));
      long nuls = (four - LOWEST_BITS) & HIGHEST_BITS;
      if (nuls != 0) {
        int end = unit + Long.numberOfTrailingZeros(nuls) / Character.SIZE;
        return new String(latin1, 0, end, ISO_8859_1);
      }
    }
    return new String(latin1, ISO_8859_1);
  }

  private static String wideText(Bytes bytes, int offset, int count) {
    String field = new String(chars(bytes, offset, count));
    int end = field.indexOf('\0');
    return end < 0 ? field : field.substring(0, end);
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
