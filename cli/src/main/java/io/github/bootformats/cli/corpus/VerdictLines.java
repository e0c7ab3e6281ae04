package io.github.bootformats.cli.corpus;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.testkit.partition.DiskCase;
import java.util.stream.Collectors;

/** What the views make of a disk, each as a line of tab-separated values. */
final class VerdictLines {
  static final String HEAD =
      """
      #bootfmt-verdicts 1
      file\tview\tversion\ttable\trefusal\tpartitions
      """;

  /** Stands for what there is not. */
  static final String NOTHING = "-";

  private VerdictLines() {}

  static String of(String file, DiskCase disk) {
    DiskLayout layout = disk.layout();
    return PartitionConsumer.all().stream()
        .map(view -> line(file, layout, view))
        .collect(Collectors.joining());
  }

  private static String line(String file, DiskLayout layout, PartitionConsumer view) {
    PartitionMap map = layout.as(view);
    String partitions =
        map.partitions().stream()
            .map(p -> text(p, layout.sectorSize()))
            .collect(Collectors.joining(" "));
    return String.join(
            "\t",
            file,
            view.id(),
            view.version(),
            map.table(),
            map.refused().map(Diagnostic::code).orElse(NOTHING),
            partitions.isEmpty() ? NOTHING : partitions)
        + "\n";
  }

  /** Returns {@code 1:2048+4096:0x83}: number, first sector, sectors and type. */
  private static String text(Partition partition, SectorSize sectors) {
    boolean whole = partition.sectorSize().equals(sectors);
    return partition.number()
        + ":"
        + Long.toUnsignedString(partition.start())
        + "+"
        + Long.toUnsignedString(partition.sectors())
        + (whole ? "" : "x" + partition.sectorSize().bytes())
        + ":"
        + partition.type();
  }
}
