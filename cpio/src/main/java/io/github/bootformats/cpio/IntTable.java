package io.github.bootformats.cpio;

import java.util.Arrays;

/** A growing table of ints, in pieces, so that no growing copies it or needs one large array. */
final class IntTable {
  private static final int ROW_BITS = 10;
  private static final int ROWS = 1 << ROW_BITS;

  private final int width;
  private int[][] pieces = new int[4][];
  private int rows;

  IntTable(int width) {
    this.width = width;
  }

  /** Returns a table of rows of zeros. */
  static IntTable of(int width, int rows) {
    IntTable table = new IntTable(width);
    for (int i = 0; i < rows; i += ROWS) {
      table.piece(i >> ROW_BITS);
    }
    table.rows = rows;
    return table;
  }

  /** Appends a row of zeros and returns its number. */
  int add() {
    if ((rows & (ROWS - 1)) == 0) {
      piece(rows >> ROW_BITS);
    }
    return rows++;
  }

  private void piece(int number) {
    if (number == pieces.length) {
      pieces = Arrays.copyOf(pieces, number * 2);
    }
    pieces[number] = new int[ROWS * width];
  }

  int rows() {
    return rows;
  }

  int get(int row, int column) {
    return pieces[row >> ROW_BITS][(row & (ROWS - 1)) * width + column];
  }

  void set(int row, int column, int value) {
    pieces[row >> ROW_BITS][(row & (ROWS - 1)) * width + column] = value;
  }
}
