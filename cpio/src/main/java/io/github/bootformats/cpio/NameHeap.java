package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import java.util.Arrays;

/** Many names in few arrays, each found again by a number. */
final class NameHeap {
  /** More than a name and its length can have. */
  private static final int PIECE_BITS = 17;

  private static final int PIECE = 1 << PIECE_BITS;
  private static final int FIRST_PIECE = 4096;
  private static final int LENGTH_BYTES = Short.BYTES;
  private static final int LENGTH_MASK = 0xFFFF;

  private byte[][] pieces = {new byte[FIRST_PIECE]};
  private int last;
  private int filled;

  /** Adds a name of at most 65,535 bytes and returns its number. */
  int add(Bytes name) {
    int length = LENGTH_BYTES + name.length();
    if (filled + length > PIECE) {
      last++;
      filled = 0;
      if (last == pieces.length) {
        pieces = Arrays.copyOf(pieces, last * 2);
      }
      pieces[last] = new byte[PIECE];
    }
    if (filled + length > pieces[last].length) {
      pieces[last] =
          Arrays.copyOf(pieces[last], Math.min(PIECE, 2 * Math.max(length, pieces[last].length)));
    }
    byte[] piece = pieces[last];
    piece[filled] = (byte) (name.length() >> 8);
    piece[filled + 1] = (byte) name.length();
    name.copyTo(piece, filled + LENGTH_BYTES);
    int number = last << PIECE_BITS | filled;
    filled += length;
    return number;
  }

  private byte[] piece(int number) {
    return pieces[number >>> PIECE_BITS];
  }

  private static int begin(int number) {
    return (number & (PIECE - 1)) + LENGTH_BYTES;
  }

  private int length(int number) {
    byte[] piece = piece(number);
    int at = number & (PIECE - 1);
    return ((piece[at] << 8) | (piece[at + 1] & 0xFF)) & LENGTH_MASK;
  }

  Bytes get(int number) {
    return Bytes.copyOf(piece(number), begin(number), length(number));
  }

  boolean is(int number, Bytes name) {
    int length = length(number);
    if (length != name.length()) {
      return false;
    }
    byte[] piece = piece(number);
    int begin = begin(number);
    for (int i = 0; i < length; i++) {
      if ((piece[begin + i] & 0xFF) != name.at(i)) {
        return false;
      }
    }
    return true;
  }

  int compare(int one, int other) {
    int a = begin(one);
    int b = begin(other);
    return Arrays.compareUnsigned(
        piece(one), a, a + length(one), piece(other), b, b + length(other));
  }
}
