package io.github.bootformats.grub.internal.parse;

import java.util.Arrays;

/** The numbers of a file's lines. */
public final class LineNumbers {
  private int[] starts = new int[64];
  private int count;

  /**
   * Counts the lines of a file.
   *
   * @param source the file
   */
  public LineNumbers(byte[] source) {
    add(0);
    for (int i = 0; i < source.length; i++) {
      if (source[i] == '\n' && i + 1 < source.length) {
        add(i + 1);
      }
    }
  }

  private void add(int start) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
    }
    starts[count++] = start;
  }

  /**
   * Returns the line of a byte.
   *
   * @param offset where it stands
   * @return the line, from 1
   */
  public int lineOf(int offset) {
    int found = Arrays.binarySearch(starts, 0, count, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /**
   * Returns where a line begins.
   *
   * @param line the line, from 1 to {@link #count()}
   * @return the offset of its first byte
   */
  public int startOf(int line) {
    return starts[line - 1];
  }

  /**
   * Returns how many lines there are.
   *
   * @return at least 1
   */
  public int count() {
    return count;
  }
}
