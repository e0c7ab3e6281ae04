package io.github.bootformats.cli.partitions;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.cli.term.FindingText;
import io.github.bootformats.cli.term.OutputException;
import io.github.bootformats.cli.term.Sizes;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.term.TextTable;
import io.github.bootformats.partition.PartitionConsumer;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** Shows partitions as a table for people. */
public final class PartitionsText {
  private static final List<String> HEADINGS =
      List.of("#", "start", "sectors", "size", "type", "name", "flags", "uuid");
  private static final boolean[] RIGHT = {true, true, true, true, false, false, false, false};

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

  private static String kind(PartitionMap map) {
    return map.table().equals(PartitionMap.NO_TABLE)
        ? "no table"
        : map.table().toUpperCase(Locale.ROOT);
  }

  private void table(PartitionMap map) throws OutputException {
    TextTable table = new TextTable(HEADINGS, RIGHT);
    for (Partition partition : map.partitions()) {
      table.add(cells(partition), Style.BOLD);
    }
    table.fit(Integer.MAX_VALUE);
    terminal.println(table.heading(terminal));
    for (int i = 0; i < map.partitions().size(); i++) {
      terminal.println(table.row(i, terminal));
    }
  }

  private List<String> cells(Partition partition) {
    BigInteger sectors = new BigInteger(Long.toUnsignedString(partition.sectors()));
    String type = partition.typeName().isEmpty() ? partition.type() : partition.typeName();
    return List.of(
        Integer.toString(partition.number()),
        Long.toUnsignedString(partition.start()),
        sectors.toString(),
        Sizes.of(sectors.multiply(BigInteger.valueOf(partition.sectorSize().bytes()))),
        terminal.message(type),
        terminal.value(partition.name()),
        String.join(",", partition.flags()),
        partition.uuid().orElse(""));
  }

  private void finding(Diagnostic diagnostic) throws OutputException {
    for (String line : new FindingText(terminal).lines(diagnostic, terminal.width())) {
      terminal.println(line);
    }
  }
}
