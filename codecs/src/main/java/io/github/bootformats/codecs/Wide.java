package io.github.bootformats.codecs;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Several bytes of an array at once, the lowest first. Every access is checked by the JVM. */
final class Wide {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** From here on the JDK's copying is faster than steps of eight bytes. */
  private static final int LONG_COPY = 64;

  private Wide() {}

  static int get16(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at) & 0xFFFF;
  }

  static int get32(byte[] bytes, int at) {
    return (int) INT.get(bytes, at);
  }

  static long get64(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  static void put16(byte[] bytes, int at, int value) {
    SHORT.set(bytes, at, (short) value);
  }

  static void put32(byte[] bytes, int at, int value) {
    INT.set(bytes, at, value);
  }

  static void copy64(byte[] source, int from, byte[] target, int at) {
    LONG.set(target, at, (long) LONG.get(source, from));
  }

  /**
   * Copies from what was written before to what comes next; where the two overlap, the bytes in
   * between are repeated. Up to seven bytes more than asked for may be changed before {@code end}.
   *
   * @param distance how far back the first byte is, positive and not before the array
   * @param end how far the array may be written; the copy must fit
   */
  static void repeat(byte[] bytes, int at, int distance, int length, int end) {
    if (distance >= length && length >= LONG_COPY) {
      System.arraycopy(bytes, at - distance, bytes, at, length);
    } else if (distance >= 8 && length <= end - at - 7) {
      int stop = at + length;
      int from = at - distance;
      for (int to = at; to < stop; to += 8, from += 8) {
        copy64(bytes, from, bytes, to);
      }
    } else if (distance == 1) {
      Arrays.fill(bytes, at, at + length, bytes[at - 1]);
    } else {
      repeatShort(bytes, at, distance, length, end);
    }
  }

  /** The same, where the distance is short or the end is near. */
  private static void repeatShort(byte[] bytes, int at, int distance, int length, int end) {
    int stop = at + length;
    int from = at - distance;
    int to = at;
    // What repeats every few bytes also repeats at a multiple of that, which is far enough to step.
    int far = distance >= 8 ? distance : distance * ((7 + distance) / distance);
    int stepStop = Math.min(stop, end - 7);
    int slowStop = Math.min(stop, at + far - distance);
    while (to < slowStop) {
      bytes[to++] = bytes[from++];
    }
    for (; to < stepStop; to += 8) {
      copy64(bytes, to - far, bytes, to);
    }
    for (; to < stop; to++) {
      bytes[to] = bytes[to - far];
    }
  }

  /** Counts how many bytes are equal from two places on, the second before {@code end}. */
  static int countEqual(byte[] bytes, int first, int second, int end) {
    int at = second;
    int other = first;
    while (at <= end - 8) {
      long difference = get64(bytes, other) ^ get64(bytes, at);
      if (difference != 0) {
        return at - second + (Long.numberOfTrailingZeros(difference) >>> 3);
      }
      at += 8;
      other += 8;
    }
    while (at < end && bytes[other] == bytes[at]) {
      at++;
      other++;
    }
    return at - second;
  }
}
