package io.github.bootformats.cli.change;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.cli.partitions.PartitionColumns;
import io.github.bootformats.cli.partitions.RawEntries;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.term.TextTable;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import java.util.ArrayList;
import java.util.List;

/** The entries of a table before and after a change, as a difference: what goes and what comes. */
final class ChangeTable {
  private final Terminal terminal;
  private final PartitionColumns columns;

  ChangeTable(Terminal terminal) {
    this.terminal = terminal;
    this.columns = new PartitionColumns(terminal);
  }

  List<String> lines(LayoutChange change) {
    List<Partition> before = entries(change.before());
    List<Partition> after = entries(change.after());
    if (before.isEmpty() && after.isEmpty()) {
      return List.of();
    }
    TextTable table = new TextTable(headings(), right());
    int old = 0;
    for (Partition partition : after) {
      while (old < before.size() && before.get(old).number() < partition.number()) {
        add(table, "-", before.get(old++), Style.RED);
      }
      boolean had = old < before.size() && before.get(old).number() == partition.number();
      if (had && before.get(old).equals(partition)) {
        add(table, "", partition, Style.PLAIN);
      } else {
        if (had) {
          add(table, "-", before.get(old), Style.RED);
        }
        add(table, "+", partition, Style.GREEN);
      }
      old += had ? 1 : 0;
    }
    before.subList(old, before.size()).forEach(gone -> add(table, "-", gone, Style.RED));
    return table.lines(terminal);
  }

  private static List<Partition> entries(DiskLayout layout) {
    return layout.as(RawEntries.VIEW).partitions();
  }

  private void add(TextTable table, String mark, Partition partition, Style style) {
    List<String> cells = new ArrayList<>(List.of(mark));
    cells.addAll(columns.cells(partition));
    table.add(cells, style);
  }

  private static List<String> headings() {
    List<String> headings = new ArrayList<>(List.of(""));
    headings.addAll(PartitionColumns.HEADINGS);
    return headings;
  }

  private static boolean[] right() {
    boolean[] columns = PartitionColumns.right();
    boolean[] right = new boolean[columns.length + 1];
    System.arraycopy(columns, 0, right, 1, columns.length);
    return right;
  }
}
