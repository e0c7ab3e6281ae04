package io.github.bootformats.codecs;

/** Encodes blocks as the LZ4 block format wants them. */
final class Lz4Writer extends SequenceWriter {
  static final int MAX_DISTANCE = 65_535;

  /** The last match begins at least as far from the end. */
  private static final int START_MARGIN = 12;

  /** The last bytes are always literals. */
  private static final int LITERAL_MARGIN = 5;

  private static final int EXTENDED = 15;

  private Lz4Writer(byte[] in, byte[] out, int from, int to) {
    super(in, out, from, to);
  }

  /**
   * Encodes a block.
   *
   * @return its length, or -1 if it does not fit
   */
  static int encode(
      MatchFinder finder, byte[] in, int inFrom, int inTo, byte[] out, int outFrom, int outTo) {
    return new Lz4Writer(in, out, outFrom, outTo)
        .parse(finder, inFrom, inTo, inTo - START_MARGIN, inTo - LITERAL_MARGIN);
  }

  /** Returns how long the block of as many bytes can be. */
  static int bound(int length) {
    return length + length / 255 + 16;
  }

  /** Returns a finder for a level from 1 to 12. */
  static MatchFinder finder(int level) {
    return new MatchFinder(MAX_DISTANCE, level < 3 ? 1 : 1 << (level - 1));
  }

  @Override
  boolean sequence(int literalsFrom, int literalsTo, int length, int distance) {
    int rest = length - MatchFinder.MIN_MATCH;
    if (!token(literalsFrom, literalsTo, Math.min(rest, EXTENDED))
        || !hasRoom(2 + extension(rest))) {
      return false;
    }
    Wide.put16(out, at, distance);
    at += 2;
    if (rest >= EXTENDED) {
      extended(rest - EXTENDED, 255, 254);
    }
    return true;
  }

  @Override
  boolean finish(int literalsFrom, int literalsTo) {
    return token(literalsFrom, literalsTo, 0);
  }

  /** Returns how many bytes a number needs beside its bits in the token. */
  private static int extension(int value) {
    return value < EXTENDED ? 0 : (value - EXTENDED) / 255 + 1;
  }

  private boolean token(int literalsFrom, int literalsTo, int low) {
    int count = literalsTo - literalsFrom;
    if (!hasRoom(1 + extension(count) + count)) {
      return false;
    }
    out[at++] = (byte) ((Math.min(count, EXTENDED) << 4) | low);
    if (count >= EXTENDED) {
      extended(count - EXTENDED, 255, 254);
    }
    literals(literalsFrom, literalsTo);
    return true;
  }
}
