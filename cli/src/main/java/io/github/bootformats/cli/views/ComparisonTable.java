package io.github.bootformats.cli.views;

import io.github.bootformats.cli.term.Glyphs;
import io.github.bootformats.cli.term.OutputException;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.term.TextTable;
import io.github.bootformats.cli.term.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Partitions in rows, groups of consumers in columns, and marks where they disagree. */
final class ComparisonTable {
  /** Rows of one kind that are shown before and after those that are only counted. */
  private static final int FIRST = 3;

  private static final int LAST = 1;

  private final Terminal terminal;
  private final Glyphs glyphs;
  private final boolean allRows;

  ComparisonTable(Terminal terminal, boolean allRows) {
    this.terminal = terminal;
    this.glyphs = Glyphs.of(terminal);
    this.allRows = allRows;
  }

  void print(List<ComparedRow> rows, int groups) throws OutputException {
    List<String> headings = new ArrayList<>(List.of("#"));
    for (int group = 0; group < groups; group++) {
      headings.add(ComparisonText.letter(group));
    }
    headings.addAll(List.of("type", "name"));
    boolean[] right = new boolean[headings.size()];
    Arrays.fill(right, 0, groups + 1, true);
    TextTable table = new TextTable(headings, right);
    rows.forEach(row -> add(table, row));
    table.fit(Integer.MAX_VALUE);
    terminal.println(table.heading(terminal));
    for (int from = 0; from < rows.size(); ) {
      int to = endOfRun(rows, from);
      run(table, rows, from, to);
      from = to;
    }
    details(rows);
    legend(rows);
  }

  private static int endOfRun(List<ComparedRow> rows, int from) {
    int to = from + 1;
    while (to < rows.size() && rows.get(to).pattern().equals(rows.get(from).pattern())) {
      to++;
    }
    return to;
  }

  private void run(TextTable table, List<ComparedRow> rows, int from, int to)
      throws OutputException {
    boolean isLong = !allRows && to - from > FIRST + LAST + 1;
    for (int i = from; i < to; i++) {
      if (isLong && i == from + FIRST) {
        int left = to - LAST - i;
        terminal.println(
            terminal.styled(
                Style.FAINT,
                "%s  %s more like these, %s to %s; --long shows them"
                    .formatted(
                        glyphs.more(),
                        left,
                        rows.get(i).number(),
                        rows.get(i + left - 1).number())));
        i += left;
      }
      terminal.println(table.row(i, terminal));
    }
  }

  private void add(TextTable table, ComparedRow row) {
    Set<Integer> outvoted = row.outvoted();
    boolean isOdd = Arrays.stream(Field.values()).anyMatch(row::differs);
    List<String> cells = new ArrayList<>(List.of(Integer.toString(row.number())));
    List<Style> styles = new ArrayList<>(List.of(isOdd ? Style.YELLOW : Style.BOLD));
    for (int group = 0; group < row.cells().size(); group++) {
      boolean isMarked = outvoted.contains(group);
      cells.add((isMarked ? glyphs.differs() + " " : "") + place(row.cells().get(group)));
      styles.add(isMarked ? Style.YELLOW : Style.PLAIN);
    }
    for (Field field : List.of(Field.TYPE, Field.NAME)) {
      cells.add(row.differs(field) ? glyphs.differs() : shown(row, field));
      styles.add(row.differs(field) ? Style.YELLOW : Style.PLAIN);
    }
    table.add(cells, styles);
  }

  /** An extended partition is a place that others lie in; Linux shows only its start. */
  private static String place(Optional<Cell> cell) {
    return cell.map(
            c ->
                c.isContainer()
                    ? Long.toUnsignedString(c.partition().start()) + ".."
                    : c.get(Field.PLACE).orElse(""))
        .orElse("-");
  }

  private String shown(ComparedRow row, Field field) {
    return row.cells().stream()
        .flatMap(Optional::stream)
        .filter(cell -> cell.get(field).isPresent())
        .findFirst()
        .map(cell -> shown(cell, field))
        .orElse("");
  }

  private String shown(Cell cell, Field field) {
    String said = cell.get(field).orElse("");
    boolean isNamed = field == Field.TYPE && !cell.partition().typeName().isEmpty();
    return isNamed
        ? terminal.message(cell.partition().typeName())
        : field == Field.NAME ? terminal.value(said) : terminal.message(said);
  }

  /** What has no column of its own, or no room there. */
  private void details(List<ComparedRow> rows) throws OutputException {
    for (ComparedRow row : rows) {
      for (Field field : List.of(Field.TYPE, Field.NAME, Field.UUID)) {
        if (row.differs(field)) {
          detail(row, field);
        }
      }
    }
  }

  private void detail(ComparedRow row, Field field) throws OutputException {
    StringBuilder text = new StringBuilder("partition " + row.number() + " " + field.word() + ":");
    for (Map.Entry<String, List<Integer>> value : row.values(field).entrySet()) {
      String groups =
          value.getValue().stream().map(ComparisonText::letter).collect(Collectors.joining(","));
      Cell cell = row.cells().get(value.getValue().get(0)).orElseThrow();
      String shown = field == Field.NAME ? '"' + shown(cell, field) + '"' : shown(cell, field);
      text.append("  ").append(groups).append("\u00a0").append(shown);
    }
    String indent = terminal.styled(Style.YELLOW, glyphs.differs()) + " ";
    for (String line : Words.wrap(text.toString(), terminal.width() - 2)) {
      terminal.println(indent + line.replace('\u00a0', ' '));
      indent = "    ";
    }
  }

  private void legend(List<ComparedRow> rows) throws OutputException {
    boolean isMarked = rows.stream().anyMatch(row -> !row.outvoted().isEmpty());
    boolean hasTie = rows.stream().anyMatch(ComparedRow::isTie);
    boolean hasContainer = rows.stream().anyMatch(ComparedRow::isContainer);
    String text =
        "start+sectors; - is not seen"
            + (isMarked ? "; " + glyphs.differs() + " is not what most see" : "")
            + (hasTie ? ", or the first of as many" : "")
            + (hasContainer ? "; start.. is an extended partition, not compared" : "");
    for (String line : Words.wrap(text, terminal.width())) {
      terminal.println(terminal.styled(Style.FAINT, line));
    }
  }
}
