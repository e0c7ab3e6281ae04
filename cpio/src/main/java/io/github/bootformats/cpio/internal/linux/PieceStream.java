package io.github.bootformats.cpio.internal.linux;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** Decodes a piece at a time, and gives it out. */
abstract class PieceStream extends InputStream {
  /** Has the decoded piece. */
  final byte[] piece;

  private int given;
  private int filled;
  private boolean ended;

  PieceStream(int maxPieceBytes) {
    this.piece = new byte[maxPieceBytes];
  }

  /** Decodes into {@link #piece} and returns how many bytes it has now, or -1 at the end. */
  abstract int decodePiece() throws IOException;

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    while (given == filled && !ended) {
      given = 0;
      filled = 0;
      int count = decodePiece();
      ended = count < 0;
      filled = Math.max(0, count);
    }
    int count = Math.min(length, filled - given);
    System.arraycopy(piece, given, target, offset, count);
    given += count;
    return count > 0 ? count : -1;
  }
}
