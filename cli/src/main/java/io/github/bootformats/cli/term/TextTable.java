package io.github.bootformats.cli.term;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Aligned rows under a line of headings. Columns that are empty in every row are left out, and so
 * are the last ones where the width does not suffice.
 */
public final class TextTable {
  private static final String BETWEEN = "  ";

  private final List<String> headings;
  private final boolean[] right;
  private final List<Row> rows = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private int[] widths = {};

  private record Row(List<String> cells, List<Style> styles) {}

  /**
   * Creates a table.
   *
   * @param headings the columns' headings; the first may be empty
   * @param right which columns are aligned to the right
   */
  public TextTable(List<String> headings, boolean[] right) {
    this.headings = headings;
    this.right = right.clone();
  }

  /**
   * Adds a row of safe texts, one for each column; empty where there is nothing to say. Only the
   * first stands out when the style is bold.
   */
  public void add(List<String> cells, Style style) {
    List<Style> styles = new ArrayList<>(Collections.nCopies(cells.size(), style));
    if (style == Style.BOLD) {
      styles.subList(1, styles.size()).replaceAll(ignored -> Style.PLAIN);
    }
    add(cells, styles);
  }

  /** Adds a row of safe texts, each with a style of its own. */
  public void add(List<String> cells, List<Style> styles) {
    rows.add(new Row(cells, styles));
  }

  /** Decides which columns there is room for; the first one always stays. */
  public void fit(int room) {
    widths = new int[headings.size()];
    leftOut.clear();
    int used = 0;
    for (int column = 0; column < widths.length; column++) {
      int content = 0;
      for (Row row : rows) {
        content = Math.max(content, DisplayWidth.of(row.cells().get(column)));
      }
      if (content == 0) {
        continue;
      }
      int wanted = Math.max(content, DisplayWidth.of(headings.get(column)));
      if (column > 0 && (used + BETWEEN.length() + wanted > room || !leftOut.isEmpty())) {
        leftOut.add(headings.get(column));
        continue;
      }
      used += wanted + (column > 0 ? BETWEEN.length() : 0);
      widths[column] = wanted;
    }
  }

  /** Returns the headings of the columns that there was no room for. */
  public List<String> leftOut() {
    return List.copyOf(leftOut);
  }

  /** Returns the line of headings. */
  public String heading(Terminal terminal) {
    return terminal.styled(
        Style.FAINT, line(headings, Collections.nCopies(headings.size(), Style.PLAIN), terminal));
  }

  /** Returns a row. */
  public String row(int index, Terminal terminal) {
    Row row = rows.get(index);
    return line(row.cells(), row.styles(), terminal);
  }

  /** Returns the headings and all rows, with every column, however wide. */
  public List<String> lines(Terminal terminal) {
    fit(Integer.MAX_VALUE);
    List<String> lines = new ArrayList<>(List.of(heading(terminal)));
    for (int i = 0; i < rows.size(); i++) {
      lines.add(row(i, terminal));
    }
    return lines;
  }

  private String line(List<String> cells, List<Style> styles, Terminal terminal) {
    StringBuilder line = new StringBuilder();
    int pending = 0;
    for (int column = 0; column < widths.length; column++) {
      if (widths[column] == 0) {
        continue;
      }
      String text = cells.get(column);
      int padding = widths[column] - DisplayWidth.of(text);
      if (right[column]) {
        pending += padding;
        padding = 0;
      }
      if (!text.isEmpty()) {
        line.append(" ".repeat(pending));
        line.append(terminal.styled(styles.get(column), text));
        pending = 0;
      }
      pending += padding + BETWEEN.length();
    }
    return line.toString();
  }
}
