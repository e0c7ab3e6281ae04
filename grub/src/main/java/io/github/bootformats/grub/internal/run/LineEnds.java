package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Bytes;

/** How the lines end that are added to a text: as its first line does. */
public final class LineEnds {
  private final String end;

  private LineEnds(String end) {
    this.end = end;
  }

  /**
   * Looks at a text.
   *
   * @param text the text to which lines are added
   * @return CR LF if the first line ends so, else LF
   */
  public static LineEnds of(Bytes text) {
    int feed = text.indexOf('\n', 0);
    return new LineEnds(feed > 0 && text.at(feed - 1) == '\r' ? "\r\n" : "\n");
  }

  /**
   * Ends lines as the text does.
   *
   * @param lines lines that end with LF
   * @return the same lines
   */
  public Bytes applyTo(Bytes lines) {
    return Latin.bytes(Latin.of(lines).replace("\n", end));
  }
}
