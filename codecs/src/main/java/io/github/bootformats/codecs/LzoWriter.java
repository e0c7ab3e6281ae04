package io.github.bootformats.codecs;

/** Encodes LZO1X blocks. */
final class LzoWriter extends SequenceWriter {
  /** From this level on matches are searched for thoroughly. */
  static final int THOROUGH_LEVEL = 7;

  private static final int MAX_DISTANCE = 0xBFFF;
  private static final int NEAR = 0x800;
  private static final int MIDDLE = 0x4000;
  private static final int MAX_SHORT = 8;

  /** How many literals the first byte of a block, and the byte of a later run, can stand for. */
  private static final int MAX_FIRST = 238;

  private static final int MAX_RUN = 18;

  private LzoWriter(byte[] in, byte[] out, int from, int to) {
    super(in, out, from, to);
  }

  /**
   * Encodes a block.
   *
   * @return its length, or -1 if it does not fit
   */
  static int encode(
      MatchFinder finder, byte[] in, int inFrom, int inTo, byte[] out, int outFrom, int outTo) {
    return new LzoWriter(in, out, outFrom, outTo)
        .parse(finder, inFrom, inTo, inTo - MatchFinder.MIN_MATCH, inTo);
  }

  /** Returns how long the block of as many bytes can be. */
  static int bound(int length) {
    return length + length / 16 + 64 + 3;
  }

  /** Returns a finder for a level from 1 to 9. */
  static MatchFinder finder(int level) {
    return new MatchFinder(MAX_DISTANCE, level < THOROUGH_LEVEL ? 1 : 1 << (2 * (level - 5)));
  }

  @Override
  boolean sequence(int literalsFrom, int literalsTo, int length, int distance) {
    if (!run(literalsFrom, literalsTo)) {
      return false;
    }
    if (length <= MAX_SHORT && distance <= NEAR) {
      if (!hasRoom(2)) {
        return false;
      }
      out[at++] = (byte) (((length - 1) << 5) | (((distance - 1) & 7) << 2));
      out[at++] = (byte) ((distance - 1) >> 3);
      return true;
    }
    if (distance <= MIDDLE) {
      return match(32, 31, length - 2, distance - 1);
    }
    int rest = distance - MIDDLE;
    return match(16 | ((rest & MIDDLE) >> 11), 7, length - 2, rest & (MIDDLE - 1));
  }

  private boolean match(int code, int most, int length, int distance) {
    if (!hasRoom(3 + extension(length, most))) {
      return false;
    }
    if (length <= most) {
      out[at++] = (byte) (code | length);
    } else {
      out[at++] = (byte) code;
      extended(length - most, 0, 255);
    }
    Wide.put16(out, at, distance << 2);
    at += 2;
    return true;
  }

  /** Returns how many bytes a number needs that is too large for the bits of its instruction. */
  private static int extension(int value, int most) {
    return value <= most ? 0 : (value - most - 1) / 255 + 1;
  }

  /** Writes literals; up to three go with the match before them, if there is one. */
  private boolean run(int literalsFrom, int literalsTo) {
    int count = literalsTo - literalsFrom;
    if (count == 0) {
      return true;
    }
    boolean isFirst = at == start && count <= MAX_FIRST;
    boolean goesWithMatch = !isFirst && count <= 3;
    int code = isFirst ? 1 : goesWithMatch ? 0 : 1 + extension(count, MAX_RUN);
    if (!hasRoom(code + count)) {
      return false;
    }
    if (isFirst) {
      out[at++] = (byte) (17 + count);
    } else if (goesWithMatch) {
      out[at - 2] |= (byte) count;
    } else if (count <= MAX_RUN) {
      out[at++] = (byte) (count - 3);
    } else {
      out[at++] = 0;
      extended(count - MAX_RUN, 0, 255);
    }
    literals(literalsFrom, literalsTo);
    return true;
  }

  @Override
  boolean finish(int literalsFrom, int literalsTo) {
    if (!run(literalsFrom, literalsTo) || !hasRoom(3)) {
      return false;
    }
    out[at++] = 17;
    out[at++] = 0;
    out[at++] = 0;
    return true;
  }
}
