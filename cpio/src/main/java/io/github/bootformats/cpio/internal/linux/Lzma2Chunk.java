package io.github.bootformats.cpio.internal.linux;

import java.util.Arrays;

/**
 * The bytes of an LZMA chunk, decoded as {@code lzma2_lzma} does: symbols are begun as long as the
 * most that one can take is there, and the last ones from a copy.
 */
final class Lzma2Chunk {
  /** The most bytes that a symbol can take (LZMA_IN_REQUIRED). */
  static final int MAX_SYMBOL_BYTES = 21;

  private final RangeDecoder range;
  private final LzmaDecoder lzma;
  private final byte[] in;
  private final int size;
  private int position;

  /** How much of the chunk was not decoded yet, what is in the copy included. */
  private int left;

  private final byte[] copy = new byte[3 * MAX_SYMBOL_BYTES];
  private int copied;

  /**
   * Begins a chunk.
   *
   * @param in has its bytes from the first on, and as many more as there are, up to {@value
   *     #MAX_SYMBOL_BYTES}
   * @param size how many bytes are there
   * @param length how long the chunk is
   */
  Lzma2Chunk(RangeDecoder range, LzmaDecoder lzma, byte[] in, int size, int length) {
    this.range = range;
    this.lzma = lzma;
    this.in = in;
    this.size = size;
    this.left = length - RangeDecoder.INIT_BYTES;
    this.position = RangeDecoder.INIT_BYTES;
    range.start(in, 0);
  }

  /** Returns whether all there is was taken, and the chunk goes on. */
  boolean isStarved() {
    return position == size && copied < left;
  }

  boolean isFinished() {
    return left == 0 && !lzma.hasPendingMatch() && range.isFinished();
  }

  /** Decodes on as far as the dictionary takes it; false if the data is corrupt. */
  boolean decode() {
    if (copied > 0 || left == 0) {
      if (!decodeCopy()) {
        return false;
      }
      if (copied > 0) {
        return true;
      }
    }
    if (size - position >= MAX_SYMBOL_BYTES && !decodeInPlace()) {
      return false;
    }
    if (size - position < MAX_SYMBOL_BYTES) {
      copied = Math.min(size - position, left);
      System.arraycopy(in, position, copy, 0, copied);
      position += copied;
    }
    return true;
  }

  /** Decodes the copy; it is empty again once it was taken to its end. */
  private boolean decodeCopy() {
    int more = Math.min(2 * MAX_SYMBOL_BYTES - copied, Math.min(left - copied, size - position));
    System.arraycopy(in, position, copy, copied, more);
    int total = copied + more;
    if (total == left) {
      Arrays.fill(copy, total, copy.length, (byte) 0);
      range.limit = total;
    } else if (total < MAX_SYMBOL_BYTES) {
      copied = total;
      position += more;
      return true;
    } else {
      range.limit = total - MAX_SYMBOL_BYTES;
    }
    range.in = copy;
    range.position = 0;
    if (!lzma.decode() || range.position > total) {
      return false;
    }
    left -= range.position;
    if (range.position < copied) {
      copied -= range.position;
      System.arraycopy(copy, range.position, copy, 0, copied);
      return true;
    }
    position += range.position - copied;
    copied = 0;
    return true;
  }

  private boolean decodeInPlace() {
    int there = size - position;
    range.in = in;
    range.position = position;
    range.limit = there >= left + MAX_SYMBOL_BYTES ? position + left : size - MAX_SYMBOL_BYTES;
    if (!lzma.decode()) {
      return false;
    }
    int taken = range.position - position;
    if (taken > left) {
      return false;
    }
    left -= taken;
    position = range.position;
    return true;
  }
}
