package io.github.bootformats.testkit.partition;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Changes to disks with an MBR that are made to be spoilt: three entries, one of them an extended
 * partition with three logical ones or more.
 */
final class MbrEdits {
  /** Where an EBR has its partition, and where its link. */
  static final int DATA = 0;

  static final int LINK = 1;

  private MbrEdits() {}

  static DiskLayout withEntry(DiskLayout disk, int slot, MbrEntry entry) {
    return disk.toBuilder().mbr(disk.mbr().toBuilder().entry(slot, entry).build()).build();
  }

  /** Returns the slots of primary partitions in the order of their places. */
  static List<Integer> primaries(DiskLayout disk) {
    return slots(disk, entry -> entry.sectors() != 0 && !entry.isExtended());
  }

  static int freeSlot(DiskLayout disk) {
    return slots(disk, MbrEntry::isEmpty).get(0);
  }

  static MbrEntry extended(DiskLayout disk) {
    return disk.mbr().entry(slots(disk, MbrEntry::isExtended).get(0));
  }

  private static List<Integer> slots(DiskLayout disk, Predicate<MbrEntry> predicate) {
    return IntStream.range(0, MbrSector.ENTRIES)
        .boxed()
        .filter(slot -> predicate.test(disk.mbr().entry(slot)))
        .sorted(Comparator.comparingLong(slot -> disk.mbr().entry(slot).firstLba()))
        .toList();
  }

  /** Returns the sector behind the last partition; a few more are free from there on. */
  static long end(DiskLayout disk) {
    return disk.mbr().entries().stream()
        .mapToLong(entry -> entry.firstLba() + entry.sectors())
        .max()
        .orElseThrow();
  }

  static MbrEntry withRange(MbrEntry entry, long first, long sectors) {
    return MbrEntry.of(entry.type(), first, sectors)
        .withActive(entry.bootIndicator() == MbrEntry.ACTIVE);
  }

  static MbrEntry withBootIndicator(MbrEntry entry, int value) {
    return new MbrEntry(
        value, entry.firstChs(), entry.type(), entry.lastChs(), entry.firstLba(), entry.sectors());
  }

  static MbrEntry withType(MbrEntry entry, int type) {
    return new MbrEntry(
        entry.bootIndicator(),
        entry.firstChs(),
        type,
        entry.lastChs(),
        entry.firstLba(),
        entry.sectors());
  }

  /** Returns how many EBRs there are, each with a partition. */
  static int chain(DiskLayout disk) {
    return disk.ebrs().size();
  }

  static Ebr ebr(DiskLayout disk, int index) {
    return disk.ebrs().get(index);
  }

  static DiskLayout withEbr(DiskLayout disk, int index, MbrSector sector) {
    List<Ebr> ebrs = new ArrayList<>(disk.ebrs());
    ebrs.set(index, new Ebr(ebrs.get(index).lba(), sector));
    return disk.toBuilder().ebrs(ebrs).build();
  }

  static DiskLayout withEbrEntry(DiskLayout disk, int index, int slot, MbrEntry entry) {
    return withEbr(disk, index, ebr(disk, index).sector().toBuilder().entry(slot, entry).build());
  }

  /** Adds a valid EBR without a partition. */
  static DiskLayout withEmptyEbr(DiskLayout disk, long lba) {
    List<Ebr> ebrs = new ArrayList<>(disk.ebrs());
    ebrs.add(new Ebr(lba, MbrSector.builder(disk.sectorSize()).build()));
    return disk.toBuilder().ebrs(ebrs).build();
  }
}
