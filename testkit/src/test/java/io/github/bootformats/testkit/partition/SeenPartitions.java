package io.github.bootformats.testkit.partition;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What views say of a disk, so far as it can be compared. */
final class SeenPartitions {
  static final List<PartitionConsumer> VIEWS = PartitionConsumer.all();

  private static final int FIRST_LOGICAL = 5;

  private SeenPartitions() {}

  /**
   * Returns number, place and type of each partition, in the order of their numbers. Extended
   * partitions are left out, of which everybody has an idea of their own.
   *
   * @param types whether to say the types
   */
  static List<String> of(DiskLayout disk, PartitionConsumer view, boolean types) {
    PartitionMap map = disk.as(view);
    if (map.refused().isPresent()) {
      return List.of("refused: " + map.refused().get().code());
    }
    boolean gpt = map.table().equals("gpt");
    List<Long> extended =
        disk.mbr().entries().stream().filter(MbrEntry::isExtended).map(MbrEntry::firstLba).toList();
    return map.partitions().stream()
        .filter(p -> gpt || !extended.contains(p.start()))
        .sorted(Comparator.comparingInt(Partition::number))
        .map(p -> p.number() + ":" + p.start() + "+" + p.sectors() + (types ? " " + p.type() : ""))
        .toList();
  }

  /** Returns what a view should say of a valid disk, in the same form. */
  static List<String> expected(DiskCase disk, PartitionConsumer view, boolean types) {
    List<String> all =
        disk.format() == TableFormat.GPT ? gpt(disk, types) : mbr(disk.layout(), types);
    boolean primariesOnly = view.id().equals("uefi") && disk.format() == TableFormat.MBR;
    return all.stream()
        .filter(p -> !primariesOnly || Integer.parseInt(p.split(":", -1)[0]) < FIRST_LOGICAL)
        .toList();
  }

  private static List<String> gpt(DiskCase disk, boolean types) {
    GptEntryArray array = disk.layout().primaryGpt().orElseThrow().array().orElseThrow();
    List<String> lines = new ArrayList<>();
    for (int index : array.usedIndexes()) {
      GptEntry entry = array.entry(index);
      String type = types ? " " + entry.typeGuid() : "";
      lines.add((index + 1) + ":" + entry.firstLba() + "+" + entry.sectors() + type);
    }
    return lines;
  }

  private static List<String> mbr(DiskLayout disk, boolean types) {
    List<String> lines = new ArrayList<>();
    for (int slot = 0; slot < 4; slot++) {
      MbrEntry entry = disk.mbr().entry(slot);
      if (!entry.isEmpty() && !entry.isExtended()) {
        lines.add(line(slot + 1, 0, entry, types));
      }
    }
    int number = FIRST_LOGICAL;
    for (Ebr ebr : disk.ebrs()) {
      MbrEntry entry = ebr.sector().entry(0);
      if (!entry.isEmpty()) {
        lines.add(line(number++, ebr.lba(), entry, types));
      }
    }
    return lines;
  }

  private static String line(int number, long base, MbrEntry entry, boolean types) {
    String type = "0x" + (entry.type() < 16 ? "0" : "") + Integer.toHexString(entry.type());
    return number
        + ":"
        + (base + entry.firstLba())
        + "+"
        + entry.sectors()
        + (types ? " " + type : "");
  }

  /** Says in a word how a view takes a disk. */
  static String outcome(DiskCase disk, PartitionConsumer view) {
    PartitionMap map = disk.layout().as(view);
    return map.refused().map(Diagnostic::code).orElse(map.table());
  }
}
