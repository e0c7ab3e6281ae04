package io.github.bootformats.testkit.partition;

import static io.github.bootformats.testkit.partition.GptEdits.backup;
import static io.github.bootformats.testkit.partition.GptEdits.header;
import static io.github.bootformats.testkit.partition.GptEdits.primary;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.testkit.SeededRandom;
import java.util.List;

/** Breaks what a disk with a GPT needs beside the GPT itself: the MBR, both copies, its size. */
final class GptDiskBreaks {
  private static final int MOST_GROWTH = 4096;

  private GptDiskBreaks() {}

  private static MbrEntry protective(DiskLayout disk) {
    return disk.mbr().entry(0);
  }

  private static MbrEntry protective(DiskLayout disk, int bootIndicator, long first, long sectors) {
    MbrEntry entry = protective(disk);
    return new MbrEntry(
        bootIndicator, entry.firstChs(), entry.type(), entry.lastChs(), first, sectors);
  }

  private static DiskLayout withMbr(DiskLayout disk, MbrSector.Builder mbr) {
    return disk.toBuilder().mbr(mbr.build()).build();
  }

  private static DiskLayout withProtective(DiskLayout disk, MbrEntry entry) {
    return withMbr(disk, disk.mbr().toBuilder().entry(0, entry));
  }

  private static MbrEntry mirrorOf(DiskLayout disk, SeededRandom random) {
    int index = random.oneOf(GptEdits.inOrder(disk));
    GptEntry entry = GptEdits.array(disk).entry(index);
    int type = (int) random.oneOf(0x07, 0x0C, 0x83, 0xEF);
    return MbrEntry.of(type, entry.firstLba(), entry.sectors());
  }

  static DiskLayout noProtectiveEntry(DiskLayout disk, SeededRandom random) {
    return withProtective(disk, MbrEntry.EMPTY);
  }

  static DiskLayout noProtectiveSignature(DiskLayout disk, SeededRandom random) {
    int value = (int) random.oneOf(0, 0x55AA, 0xAA54, 0xFFFF);
    return withMbr(disk, disk.mbr().toBuilder().bootSignature(value));
  }

  static DiskLayout protectiveStart(DiskLayout disk, SeededRandom random) {
    return withProtective(
        disk, protective(disk, 0, random.oneOf(0, 2, 63, 2048), protective(disk).sectors()));
  }

  static DiskLayout protectiveSize(DiskLayout disk, SeededRandom random) {
    long size = random.oneOf(0, 1, disk.lastLba() - 1, disk.lastLba() + 1, 0xFFFF_FFFEL);
    return withProtective(disk, protective(disk, 0, 1, size));
  }

  static DiskLayout protectiveActive(DiskLayout disk, SeededRandom random) {
    return withProtective(disk, protective(disk).withActive(true));
  }

  static DiskLayout protectiveBootIndicator(DiskLayout disk, SeededRandom random) {
    int value = (int) random.oneOf(1, 0x7F, 0x81, 0xFF);
    return withProtective(disk, protective(disk, value, 1, protective(disk).sectors()));
  }

  static DiskLayout hybrid(DiskLayout disk, SeededRandom random) {
    int slot = 1 + random.below(MbrSector.ENTRIES - 1);
    return withMbr(disk, disk.mbr().toBuilder().entry(slot, mirrorOf(disk, random)));
  }

  static DiskLayout stale(DiskLayout disk, SeededRandom random) {
    MbrSector.Builder mbr = disk.mbr().toBuilder();
    return withMbr(
        disk, mbr.entry(0, mirrorOf(disk, random)).diskSignature(random.between(1, 0xFFFF_FFFFL)));
  }

  static DiskLayout primaryMissing(DiskLayout disk, SeededRandom random) {
    return disk.toBuilder().gptTables(List.of(backup(disk))).build();
  }

  static DiskLayout backupMissing(DiskLayout disk, SeededRandom random) {
    return disk.toBuilder().gptTables(List.of(primary(disk))).build();
  }

  static DiskLayout bothMissing(DiskLayout disk, SeededRandom random) {
    return disk.toBuilder().gptTables(List.of()).build();
  }

  /** The protective entry follows, so that nothing else is wrong. */
  static DiskLayout grown(DiskLayout disk, SeededRandom random) {
    long size = disk.diskSize() + disk.sectorSize().toBytes(random.between(1, MOST_GROWTH));
    DiskLayout grown = disk.toBuilder().diskSize(size).build();
    return withProtective(grown, protective(grown, 0, 1, grown.lastLba()));
  }

  static DiskLayout strayHeader(DiskLayout disk, SeededRandom random) {
    DiskLayout grown = grown(disk, random);
    long last = grown.lastLba();
    GptHeader old = backup(disk).header();
    GptTable stray = GptTable.withoutArray(last, old.toBuilder().myLba(last).build());
    return grown.toBuilder().gptTables(List.of(primary(disk), backup(disk), stray)).build();
  }

  /** Takes at least the backup header away, at most half of the disk. */
  static DiskLayout cutOff(DiskLayout disk, SeededRandom random) {
    long lost = random.oneIn(3) ? 1 : random.between(1, disk.sectorCount() / 2);
    long size = disk.diskSize() - disk.sectorSize().toBytes(lost);
    return disk.toBuilder().diskSize(size).build();
  }

  static DiskLayout partialSector(DiskLayout disk, SeededRandom random) {
    long more = random.between(1, disk.sectorSize().bytes() - 1);
    return disk.toBuilder().diskSize(disk.diskSize() + more).build();
  }

  static DiskLayout copiesDifferInHeader(DiskLayout disk, SeededRandom random) {
    return switch (random.below(3)) {
      case 0 -> GptEdits.backupHeader(disk, h -> h.diskGuid(random.uuid()));
      case 1 ->
          GptEdits.backupHeader(disk, h -> h.firstUsableLba(header(disk).firstUsableLba() + 1));
      default ->
          GptEdits.backupHeader(disk, h -> h.lastUsableLba(header(disk).lastUsableLba() - 1));
    };
  }

  static DiskLayout copiesDifferInEntries(DiskLayout disk, SeededRandom random) {
    int index = random.oneOf(GptEdits.inOrder(disk));
    GptEntry entry = GptEdits.array(disk).entry(index);
    GptEntry other =
        random.oneIn(2)
            ? GptEntry.of(Bytes.zeros(GptEntry.BYTES))
            : entry.toBuilder().uniqueGuid(random.uuid()).build();
    return GptEdits.withBackup(disk, backup(disk).withEntry(index, other));
  }
}
