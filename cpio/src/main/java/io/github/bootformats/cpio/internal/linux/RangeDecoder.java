package io.github.bootformats.cpio.internal.linux;

import java.util.Arrays;

/** The binary range decoder of LZMA, over an array that is changed and limited from outside. */
final class RangeDecoder {
  /** How many bytes a decoder begins with; the first of them is not looked at. */
  static final int INIT_BYTES = 5;

  private static final int PROBABILITY_BITS = 11;
  private static final int MOVE_BITS = 5;
  private static final int TOP = 1 << 24;

  byte[] in = new byte[0];
  int position;

  /** Nothing is begun behind this position. */
  int limit;

  private int range;
  private int code;

  static void reset(short[] probabilities) {
    Arrays.fill(probabilities, (short) (1 << (PROBABILITY_BITS - 1)));
  }

  /** Takes what a chunk begins with. */
  void start(byte[] bytes, int offset) {
    range = -1;
    code = 0;
    for (int i = 1; i < INIT_BYTES; i++) {
      code = code << 8 | (bytes[offset + i] & 0xFF);
    }
  }

  boolean isBehindLimit() {
    return position > limit;
  }

  /** Returns whether all that was encoded is decoded, as far as one can tell. */
  boolean isFinished() {
    return code == 0;
  }

  void normalize() {
    if (Integer.compareUnsigned(range, TOP) < 0) {
      range <<= 8;
      code = code << 8 | (in[position++] & 0xFF);
    }
  }

  int bit(short[] probabilities, int index) {
    normalize();
    int probability = probabilities[index];
    int bound = (range >>> PROBABILITY_BITS) * probability;
    if (Integer.compareUnsigned(code, bound) < 0) {
      range = bound;
      probabilities[index] += (short) (((1 << PROBABILITY_BITS) - probability) >> MOVE_BITS);
      return 0;
    }
    range -= bound;
    code -= bound;
    probabilities[index] -= (short) (probability >> MOVE_BITS);
    return 1;
  }

  /** Decodes a number of so many bits, the highest first. */
  int tree(short[] probabilities, int base, int bits) {
    int symbol = 1;
    for (int i = 0; i < bits; i++) {
      symbol = symbol << 1 | bit(probabilities, base + symbol);
    }
    return symbol - (1 << bits);
  }

  /** Decodes a number of so many bits, the lowest first. */
  int reverseTree(short[] probabilities, int base, int bits) {
    int symbol = 1;
    int value = 0;
    for (int i = 0; i < bits; i++) {
      int bit = bit(probabilities, base + symbol);
      symbol = symbol << 1 | bit;
      value |= bit << i;
    }
    return value;
  }

  /** Decodes bits whose values are equally likely. */
  int direct(int bits) {
    int value = 0;
    for (int i = 0; i < bits; i++) {
      normalize();
      range >>>= 1;
      boolean isOne = Integer.compareUnsigned(code, range) >= 0;
      if (isOne) {
        code -= range;
      }
      value = value << 1 | (isOne ? 1 : 0);
    }
    return value;
  }
}
