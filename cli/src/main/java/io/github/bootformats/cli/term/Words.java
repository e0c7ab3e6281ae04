package io.github.bootformats.cli.term;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines. */
public final class Words {
  private Words() {}

  /**
   * Breaks text between words; a word that is longer than a line gets one of its own.
   *
   * @param text words with single spaces between them
   * @param width the columns of a line
   * @return at least one line
   */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ", -1)) {
      int length = DisplayWidth.of(word);
      if (line.length() > 0 && used + 1 + length > width) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      if (line.length() > 0) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += length;
    }
    lines.add(line.toString());
    return lines;
  }
}
