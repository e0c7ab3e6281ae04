package io.github.bootformats.testkit.partition;

import static io.github.bootformats.testkit.partition.MbrEdits.end;
import static io.github.bootformats.testkit.partition.MbrEdits.freeSlot;
import static io.github.bootformats.testkit.partition.MbrEdits.primaries;
import static io.github.bootformats.testkit.partition.MbrEdits.withEntry;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import io.github.bootformats.testkit.SeededRandom;
import java.util.List;

/** Breaks the MBR's own table. */
final class MbrBreaks {
  private static final long MAX_U32 = 0xFFFF_FFFFL;

  private MbrBreaks() {}

  private static DiskLayout withMbr(DiskLayout disk, MbrSector.Builder mbr) {
    return disk.toBuilder().mbr(mbr.build()).build();
  }

  static DiskLayout noSignature(DiskLayout disk, SeededRandom random) {
    int value = (int) random.oneOf(0, 0x55AA, 0xAA54, 0xFFFF);
    return withMbr(disk, disk.mbr().toBuilder().bootSignature(value));
  }

  static DiskLayout bootIndicator(DiskLayout disk, SeededRandom random) {
    int slot = random.oneOf(primaries(disk));
    int value = (int) random.oneOf(1, 0x7F, 0x81, 0xFF);
    return withEntry(disk, slot, MbrEdits.withBootIndicator(disk.mbr().entry(slot), value));
  }

  static DiskLayout multipleActive(DiskLayout disk, SeededRandom random) {
    DiskLayout active = disk;
    for (int slot : primaries(disk)) {
      active = withEntry(active, slot, disk.mbr().entry(slot).withActive(true));
    }
    return active;
  }

  static DiskLayout noDiskSignature(DiskLayout disk, SeededRandom random) {
    return withMbr(disk, disk.mbr().toBuilder().diskSignature(0));
  }

  static DiskLayout typeZero(DiskLayout disk, SeededRandom random) {
    int slot = random.oneOf(primaries(disk));
    return withEntry(disk, slot, MbrEdits.withType(disk.mbr().entry(slot), MbrTypes.UNUSED));
  }

  static DiskLayout noSectors(DiskLayout disk, SeededRandom random) {
    MbrEntry entry =
        new MbrEntry(0, Chs.ZERO, MbrTypes.LINUX, Chs.ZERO, random.oneOf(0, 1, end(disk)), 0);
    return withEntry(disk, freeSlot(disk), entry);
  }

  /** There are a few free sectors in front of the first partition. */
  static DiskLayout startZero(DiskLayout disk, SeededRandom random) {
    return withEntry(disk, freeSlot(disk), MbrEntry.of(MbrTypes.LINUX, 0, random.between(1, 4)));
  }

  static DiskLayout startsPastDisk(DiskLayout disk, SeededRandom random) {
    long first = random.oneOf(disk.sectorCount(), disk.sectorCount() + 1, 1L << 31, MAX_U32);
    return withEntry(
        disk, freeSlot(disk), MbrEntry.of(MbrTypes.LINUX, first, random.oneOf(1, 1000)));
  }

  static DiskLayout endsPastDisk(DiskLayout disk, SeededRandom random) {
    long first = random.between(end(disk), disk.lastLba());
    long rest = disk.sectorCount() - first;
    long sectors = random.oneOf(rest + 1, rest + 1000, 1L << 31, MAX_U32 - first, MAX_U32);
    return withEntry(disk, freeSlot(disk), MbrEntry.of(MbrTypes.LINUX, first, sectors));
  }

  static DiskLayout overlap(DiskLayout disk, SeededRandom random) {
    MbrEntry before = disk.mbr().entry(random.oneOf(primaries(disk)));
    long behind = before.firstLba() + before.sectors();
    // At least three sectors are free behind each partition.
    return withEntry(disk, freeSlot(disk), MbrEntry.of(MbrTypes.LINUX, behind - 2, 4));
  }

  static DiskLayout sameRange(DiskLayout disk, SeededRandom random) {
    MbrEntry twin = disk.mbr().entry(random.oneOf(primaries(disk)));
    return withEntry(disk, freeSlot(disk), twin.withActive(false));
  }

  static DiskLayout chsMismatch(DiskLayout disk, SeededRandom random) {
    int slot = random.oneOf(primaries(disk));
    MbrEntry entry = disk.mbr().entry(slot);
    Chs wrong = new Chs(500 + random.below(500), random.below(255), 1 + random.below(63));
    boolean first = random.oneIn(2);
    return withEntry(
        disk,
        slot,
        new MbrEntry(
            entry.bootIndicator(),
            first ? wrong : entry.firstChs(),
            entry.type(),
            first ? entry.lastChs() : wrong,
            entry.firstLba(),
            entry.sectors()));
  }

  static DiskLayout multipleExtended(DiskLayout disk, SeededRandom random) {
    int type = (int) random.oneOf(0x05, 0x0F, 0x85);
    long first = end(disk);
    DiskLayout marked = withEntry(disk, freeSlot(disk), MbrEntry.of(type, first, 3));
    return MbrEdits.withEmptyEbr(marked, first);
  }

  static DiskLayout protectiveEntry(DiskLayout disk, SeededRandom random) {
    MbrEntry entry = MbrEntry.of(MbrTypes.GPT_PROTECTIVE, 1, disk.lastLba());
    return withEntry(disk, freeSlot(disk), entry);
  }

  static DiskLayout onlyProtective(DiskLayout disk, SeededRandom random) {
    MbrEntry entry = MbrEntry.of(MbrTypes.GPT_PROTECTIVE, 1, disk.lastLba());
    return disk.toBuilder()
        .mbr(MbrSector.builder(disk.sectorSize()).entry(0, entry).build())
        .ebrs(List.of())
        .build();
  }
}
