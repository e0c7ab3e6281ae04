package io.github.bootformats.codecs;

/** Writes literals and matches in the form of a format, as long as there is room. */
abstract class SequenceWriter {
  protected final byte[] in;
  protected final byte[] out;
  protected final int start;
  protected int at;
  private final int end;

  SequenceWriter(byte[] in, byte[] out, int from, int to) {
    this.in = in;
    this.out = out;
    this.start = from;
    this.at = from;
    this.end = to;
  }

  /**
   * Writes some literals and a match.
   *
   * @return false if there is no room
   */
  abstract boolean sequence(int literalsFrom, int literalsTo, int length, int distance);

  /**
   * Writes the last literals and the end.
   *
   * @return false if there is no room
   */
  abstract boolean finish(int literalsFrom, int literalsTo);

  final boolean hasRoom(int bytes) {
    return bytes <= end - at;
  }

  /** Writes a number: a byte that stands for 255 and more, as often as needed, and the rest. */
  final void extended(int value, int more, int mostAtOnce) {
    int rest = value;
    while (rest > mostAtOnce) {
      out[at++] = (byte) more;
      rest -= 255;
    }
    out[at++] = (byte) rest;
  }

  final void literals(int from, int to) {
    System.arraycopy(in, from, out, at, to - from);
    at += to - from;
  }

  /**
   * Finds matches greedily, or looks one place further if the finder is thorough.
   *
   * @param lastStart the last place at which a match may begin; four bytes must be there
   * @return how many bytes were written, or -1 if there is no room
   */
  final int parse(MatchFinder finder, int from, int to, int lastStart, int matchEnd) {
    finder.begin(in, from, matchEnd);
    int anchor = from;
    int place = from;
    while (place <= lastStart) {
      int length = finder.find(place, 0);
      if (length == 0) {
        place += finder.isThorough() ? 1 : 1 + ((place - anchor) >> 6);
        continue;
      }
      int distance = finder.distance();
      while (finder.isThorough() && place < lastStart) {
        int longer = finder.find(place + 1, length + 1);
        if (longer == 0) {
          break;
        }
        place++;
        length = longer;
        distance = finder.distance();
      }
      int before = place - distance;
      while (place > anchor && before > from && in[place - 1] == in[before - 1]) {
        place--;
        before--;
        length++;
      }
      if (!sequence(anchor, place, length, distance)) {
        return -1;
      }
      anchor = place + length;
      place = anchor;
      if (anchor - 2 <= lastStart) {
        finder.remember(anchor - 2);
      }
    }
    return finish(anchor, to) ? at - start : -1;
  }
}
