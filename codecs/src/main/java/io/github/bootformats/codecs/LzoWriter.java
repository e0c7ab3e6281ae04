package io.github.bootformats.codecs;

/** Encodes LZO1X blocks. */
final class LzoWriter extends SequenceWriter {
  /** From this level on matches are searched for thoroughly. */
  static final int THOROUGH_LEVEL = 7;

  private static final int MAX_DISTANCE = 0xBFFF;
  private static final int NEAR = 0x800;
  private static final int MIDDLE = 0x4000;
  private static final int MAX_SHORT = 8;
  private static final int MAX_FIRST = 238;

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
    if (!run(literalsFrom, literalsTo) || !hasRoom(4 + length / 255)) {
      return false;
    }
    if (length <= MAX_SHORT && distance <= NEAR) {
      out[at++] = (byte) (((length - 1) << 5) | (((distance - 1) & 7) << 2));
      out[at++] = (byte) ((distance - 1) >> 3);
    } else if (distance <= MIDDLE) {
      match(32, 31, length - 2, distance - 1);
    } else {
      int rest = distance - MIDDLE;
      match(16 | ((rest & MIDDLE) >> 11), 7, length - 2, rest & (MIDDLE - 1));
    }
    return true;
  }

  private void match(int code, int most, int length, int distance) {
    if (length <= most) {
      out[at++] = (byte) (code | length);
    } else {
      out[at++] = (byte) code;
      extended(length - most, 0, 255);
    }
    Wide.put16(out, at, distance << 2);
    at += 2;
  }

  /** Writes literals; up to three go with the match before them, if there is one. */
  private boolean run(int literalsFrom, int literalsTo) {
    int count = literalsTo - literalsFrom;
    if (!hasRoom(2 + count + count / 255)) {
      return false;
    }
    if (count == 0) {
      return true;
    }
    if (at == start && count <= MAX_FIRST) {
      out[at++] = (byte) (17 + count);
    } else if (count <= 3) {
      out[at - 2] |= (byte) count;
    } else if (count <= 18) {
      out[at++] = (byte) (count - 3);
    } else {
      out[at++] = 0;
      extended(count - 18, 0, 255);
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
