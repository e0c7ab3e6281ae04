package io.github.bootformats.partition.convert;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.Sectors;
import io.github.bootformats.partition.internal.change.Extent;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Partitions that follow each other on the disk and become logical ones. The EBR of each is the
 * sector before it.
 *
 * @param partitions the partitions in the order of their places, at least one
 */
record LogicalRun(List<GptPartition> partitions) {
  private static final int MOST_PRIMARIES = MbrSector.ENTRIES - 1;

  /**
   * Chooses the partitions that become logical, if there is such a choice: all but three, which may
   * lie before or behind them. One that a BIOS boots stays primary where that can be, and the first
   * ones on the disk do.
   */
  static Optional<LogicalRun> choose(DiskLayout layout, List<GptPartition> partitions) {
    List<GptPartition> sorted =
        partitions.stream().sorted(Comparator.comparingLong(p -> p.place().first())).toList();
    List<LogicalRun> runs = new ArrayList<>();
    for (int before = MOST_PRIMARIES; before >= 0; before--) {
      int end = sorted.size() - (MOST_PRIMARIES - before);
      List<GptPartition> run = sorted.subList(before, end);
      if (run.stream().allMatch(p -> isFree(layout, sorted, p.place().first() - 1))) {
        runs.add(new LogicalRun(run));
      }
    }
    return runs.stream()
        .filter(run -> run.partitions().stream().noneMatch(GptPartition::isLegacyBoot))
        .findFirst()
        .or(() -> runs.stream().findFirst());
  }

  /** The GPT must stay whole until the MBR is written. */
  private static boolean isFree(DiskLayout layout, List<GptPartition> partitions, long sector) {
    return sector > GptTable.PRIMARY_LBA
        && partitions.stream().noneMatch(p -> p.place().holds(sector))
        && layout.gptTables().stream()
            .noneMatch(t -> t.lba() == sector || array(layout, t).holds(sector));
  }

  private static Extent array(DiskLayout layout, GptTable table) {
    return new Extent(
        table.header().entriesLba(),
        Sectors.holding(table.header().entryArrayBytes(), layout.sectorSize()));
  }

  /** Returns the first sector of the extended partition. */
  long first() {
    return partitions.get(0).place().first() - 1;
  }

  /** Returns how many sectors the extended partition has. */
  long sectors() {
    return partitions.get(partitions.size() - 1).place().end() - first();
  }

  /** Makes the chain. */
  List<Ebr> ebrs(SectorSize sectorSize, ConversionTypes types, Optional<GptPartition> active) {
    List<Ebr> ebrs = new ArrayList<>();
    for (int i = 0; i < partitions.size(); i++) {
      GptPartition partition = partitions.get(i);
      long lba = partition.place().first() - 1;
      MbrSector.Builder sector =
          MbrSector.builder(sectorSize)
              .entry(
                  0,
                  partition
                      .logical(types, lba)
                      .withActive(active.filter(partition::equals).isPresent()));
      if (i + 1 < partitions.size()) {
        Extent next = partitions.get(i + 1).place();
        sector.entry(
            1,
            MbrEntry.of(
                MbrTypes.EXTENDED, next.first() - 1 - first(), next.sectors() + 1, first()));
      }
      ebrs.add(new Ebr(lba, sector.build()));
    }
    return ebrs;
  }
}
