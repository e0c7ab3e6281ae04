package io.github.bootformats.api.io;

import java.io.EOFException;
import java.nio.ByteBuffer;

/** The checks of arguments that all sources and targets share. */
final class Bounds {
  /**
   * The most that is handed to a channel at once. The JDK copies the content of a heap buffer
   * through direct memory of the same size, which a large read would exhaust.
   */
  private static final int CHUNK = 1 << 20;

  private Bounds() {}

  static void checkPosition(long position) {
    if (position < 0) {
      throw new IllegalArgumentException("negative position: " + position);
    }
  }

  static void checkRange(long position, long length) {
    checkPosition(position);
    if (length < 0) {
      throw new IllegalArgumentException("negative length: " + length);
    }
    if (position > Long.MAX_VALUE - length) {
      throw new IllegalArgumentException(length + " bytes at " + position + " end beyond 2^63-1");
    }
  }

  static void checkRead(long position, ByteBuffer target) {
    checkPosition(position);
    if (target.isReadOnly()) {
      throw new IllegalArgumentException("cannot read into a read-only buffer");
    }
  }

  static void checkWithin(long position, int length, long size) throws EOFException {
    if (position > size - length) {
      throw new EOFException(
          length + " bytes wanted at byte " + position + " of an image of " + size + " bytes");
    }
  }

  /** How much of a buffer to hand to a channel in one go. */
  static int chunk(ByteBuffer buffer) {
    return buffer.isDirect() ? buffer.remaining() : Math.min(buffer.remaining(), CHUNK);
  }
}
