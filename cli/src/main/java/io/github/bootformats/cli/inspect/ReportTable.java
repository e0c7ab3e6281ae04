package io.github.bootformats.cli.inspect;

import io.github.bootformats.api.spi.Fact;
import io.github.bootformats.api.spi.Report;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.term.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Neighbouring nodes of a report as rows: a title, then a column for each fact that any has. */
final class ReportTable {
  private final Terminal terminal;
  private final TextTable table;
  private final boolean hasFacts;

  ReportTable(List<Report> nodes, Terminal terminal, int room) {
    this.terminal = terminal;
    Map<String, Boolean> numeric = new LinkedHashMap<>();
    for (Report node : nodes) {
      for (Fact fact : node.facts()) {
        numeric.merge(fact.name(), FactText.isNumber(fact), Boolean::logicalAnd);
      }
    }
    this.hasFacts = !numeric.isEmpty();
    List<String> headings = new ArrayList<>(List.of(""));
    boolean[] right = new boolean[numeric.size() + 1];
    for (Map.Entry<String, Boolean> column : numeric.entrySet()) {
      right[headings.size()] = column.getValue();
      headings.add(terminal.value(FactText.label(column.getKey())));
    }
    this.table = new TextTable(headings, right);
    for (Report node : nodes) {
      table.add(cells(node, numeric), styleOf(node));
    }
    table.fit(room);
  }

  /** Returns whether two nodes belong into one table: their facts begin alike. */
  static boolean fit(Report first, Report second) {
    return first.facts().isEmpty()
        ? second.facts().isEmpty()
        : !second.facts().isEmpty()
            && first.facts().get(0).name().equals(second.facts().get(0).name());
  }

  private List<String> cells(Report node, Map<String, Boolean> columns) {
    List<String> cells = new ArrayList<>(List.of(terminal.message(node.title())));
    for (String column : columns.keySet()) {
      cells.add(
          node.facts().stream()
              .filter(fact -> fact.name().equals(column))
              .findFirst()
              .map(fact -> FactText.cell(fact, terminal))
              .orElse(""));
    }
    return cells;
  }

  private static Style styleOf(Report node) {
    return node.kind().equals(Report.GAP) ? Style.FAINT : Style.BOLD;
  }

  boolean hasHeading() {
    return hasFacts;
  }

  String heading() {
    return table.heading(terminal);
  }

  String row(int index) {
    return table.row(index, terminal);
  }

  List<String> leftOut() {
    return table.leftOut();
  }
}
