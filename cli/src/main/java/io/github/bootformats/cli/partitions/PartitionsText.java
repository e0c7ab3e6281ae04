package io.github.bootformats.cli.partitions;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.cli.term.FindingText;
import io.github.bootformats.cli.term.OutputException;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.term.TextTable;
import io.github.bootformats.partition.PartitionConsumer;
import java.util.Locale;

/** Shows partitions as a table for people. */
public final class PartitionsText {
  private final Terminal terminal;

  public PartitionsText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Shows the partitions of a disk.
   *
   * @param name the disk's name
   * @param listing what is seen there
   * @throws OutputException if the terminal cannot be written
   */
  public void print(String name, PartitionListing listing) throws OutputException {
    PartitionMap map = listing.map();
    terminal.println(
        terminal.styled(Style.BOLD, terminal.value(name))
            + "  "
            + kind(map)
            + viewer(listing.consumer())
            + ", "
            + map.sectorSize());
    if (!map.partitions().isEmpty()) {
      table(map);
    }
    if (map.refused().isPresent()) {
      finding(map.refused().get());
    }
    for (Diagnostic diagnostic : listing.diagnostics()) {
      if (diagnostic.severity() != Severity.INFO) {
        finding(diagnostic);
      }
    }
  }

  private static String viewer(PartitionConsumer consumer) {
    String version = " " + consumer.version() + " ";
    return switch (consumer.id()) {
      case "raw" -> " as it lies there";
      case "linux" -> " as Linux" + version + "sees it";
      case "linux-gpt" -> " as Linux" + version + "with the parameter gpt sees it";
      case "uefi" -> " as UEFI" + version + "sees it";
      default -> " as " + consumer.id() + version + "sees it";
    };
  }

  /** Returns which table somebody sees, in upper case, as people write it. */
  public static String kind(PartitionMap map) {
    return map.table().equals(PartitionMap.NO_TABLE)
        ? "no table"
        : map.table().toUpperCase(Locale.ROOT);
  }

  /**
   * Shows partitions with every column, however wide.
   *
   * @throws OutputException if the terminal cannot be written
   */
  public void table(PartitionMap map) throws OutputException {
    PartitionColumns columns = new PartitionColumns(terminal);
    TextTable table = new TextTable(PartitionColumns.HEADINGS, PartitionColumns.right());
    for (Partition partition : map.partitions()) {
      table.add(columns.cells(partition), Style.BOLD);
    }
    for (String line : table.lines(terminal)) {
      terminal.println(line);
    }
  }

  private void finding(Diagnostic diagnostic) throws OutputException {
    for (String line : new FindingText(terminal).lines(diagnostic, terminal.width())) {
      terminal.println(line);
    }
  }
}
