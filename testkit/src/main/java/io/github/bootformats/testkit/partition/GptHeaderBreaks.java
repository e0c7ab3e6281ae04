package io.github.bootformats.testkit.partition;

import static io.github.bootformats.testkit.partition.GptEdits.array;
import static io.github.bootformats.testkit.partition.GptEdits.backup;
import static io.github.bootformats.testkit.partition.GptEdits.backupHeader;
import static io.github.bootformats.testkit.partition.GptEdits.header;
import static io.github.bootformats.testkit.partition.GptEdits.headers;
import static io.github.bootformats.testkit.partition.GptEdits.primaryHeader;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.testkit.SeededRandom;

/** Breaks headers of a GPT and the places of its arrays. */
final class GptHeaderBreaks {
  private static final long MAX_U32 = 0xFFFF_FFFFL;

  private GptHeaderBreaks() {}

  static DiskLayout signature(DiskLayout disk, SeededRandom random) {
    byte[] bytes = GptHeader.SIGNATURE.toByteArray();
    bytes[random.below(bytes.length)] ^= (byte) (1 << random.below(8));
    return primaryHeader(disk, h -> h.signature(Bytes.of(bytes)));
  }

  static DiskLayout revision(DiskLayout disk, SeededRandom random) {
    long value =
        random.oneOf(0, 1, 0x0000_FFFFL, 0x0001_0001L, 0x0002_0000L, 0x0100_0000L, MAX_U32);
    return headers(disk, h -> h.revision(value));
  }

  static DiskLayout headerTooSmall(DiskLayout disk, SeededRandom random) {
    long value = random.oneOf(0, 1, 16, 88, GptHeader.BYTES - 1);
    return primaryHeader(disk, h -> h.headerSize(value));
  }

  static DiskLayout headerTooLarge(DiskLayout disk, SeededRandom random) {
    long sector = disk.sectorSize().bytes();
    long value = random.oneOf(sector + 1, 2 * sector, 1L << 16, 1L << 31, MAX_U32);
    return primaryHeader(disk, h -> h.headerSize(value));
  }

  private static long wrong(long crc, SeededRandom random) {
    return random.oneIn(4) ? crc ^ MAX_U32 : crc ^ (1L << random.below(32));
  }

  static DiskLayout headerCrc(DiskLayout disk, SeededRandom random) {
    return primaryHeader(disk, h -> h.headerCrc(wrong(header(disk).headerCrc(), random)));
  }

  static DiskLayout backupHeaderCrc(DiskLayout disk, SeededRandom random) {
    return backupHeader(disk, h -> h.headerCrc(wrong(backup(disk).header().headerCrc(), random)));
  }

  static DiskLayout bothHeaderCrcs(DiskLayout disk, SeededRandom random) {
    return backupHeaderCrc(headerCrc(disk, random), random);
  }

  static DiskLayout reserved(DiskLayout disk, SeededRandom random) {
    return primaryHeader(disk, h -> h.reserved(random.between(1, MAX_U32)));
  }

  static DiskLayout tail(DiskLayout disk, SeededRandom random) {
    byte[] tail = header(disk).tail().toByteArray();
    tail[random.below(tail.length)] = (byte) random.between(1, 255);
    return primaryHeader(disk, h -> h.tail(Bytes.of(tail)));
  }

  static DiskLayout myLba(DiskLayout disk, SeededRandom random) {
    return primaryHeader(disk, h -> h.myLba(random.oneOf(0, 2, disk.lastLba(), -1)));
  }

  static DiskLayout backupMyLba(DiskLayout disk, SeededRandom random) {
    return backupHeader(disk, h -> h.myLba(random.oneOf(0, 1, disk.lastLba() - 1, -1)));
  }

  static DiskLayout alternateLba(DiskLayout disk, SeededRandom random) {
    long value = random.oneOf(0, 1, disk.sectorCount(), Long.MIN_VALUE, -1);
    return primaryHeader(disk, h -> h.alternateLba(value));
  }

  static DiskLayout backupAlternateLba(DiskLayout disk, SeededRandom random) {
    return backupHeader(disk, h -> h.alternateLba(random.oneOf(0, 2, disk.lastLba(), -1)));
  }

  static DiskLayout diskGuidZero(DiskLayout disk, SeededRandom random) {
    return headers(disk, h -> h.diskGuid(Guids.ZERO));
  }

  static DiskLayout usableReversed(DiskLayout disk, SeededRandom random) {
    long first = header(disk).firstUsableLba();
    long last = header(disk).lastUsableLba();
    return headers(disk, h -> h.firstUsableLba(last).lastUsableLba(first));
  }

  static DiskLayout usablePastDisk(DiskLayout disk, SeededRandom random) {
    long last = random.oneOf(disk.sectorCount(), 1L << 32, Long.MAX_VALUE, -1);
    return headers(disk, h -> h.lastUsableLba(last));
  }

  static DiskLayout headerUsable(DiskLayout disk, SeededRandom random) {
    return headers(disk, h -> h.lastUsableLba(disk.lastLba()));
  }

  static DiskLayout arrayUsable(DiskLayout disk, SeededRandom random) {
    long from = backup(disk).header().entriesLba();
    long last = random.between(from, disk.lastLba() - 1);
    return headers(disk, h -> h.lastUsableLba(last));
  }

  private static long arraySectors(DiskLayout disk) {
    long sector = disk.sectorSize().bytes();
    return (array(disk).bytes().length() + sector - 1) / sector;
  }

  static DiskLayout arrayPastDisk(DiskLayout disk, SeededRandom random) {
    // On a disk of large sectors an array may take one only, which is all on the disk or not.
    long partly = disk.sectorCount() - Math.max(0, arraySectors(disk) - 1);
    long lba = random.oneOf(partly, disk.sectorCount(), 1L << 32, 1L << 55, Long.MIN_VALUE, -2, -1);
    return primaryHeader(disk, h -> h.entriesLba(lba));
  }

  static DiskLayout arrayEmpty(DiskLayout disk, SeededRandom random) {
    return headers(disk, h -> h.entryCount(0));
  }

  /** 2^25 entries of 128 bytes are 2^32 bytes, which are none in 32 bits. */
  static DiskLayout arrayWraps(DiskLayout disk, SeededRandom random) {
    long count = random.between(1, 127) << 25;
    return headers(disk, h -> h.entryCount(count));
  }

  static DiskLayout arrayOverHeader(DiskLayout disk, SeededRandom random) {
    return primaryHeader(disk, h -> h.entriesLba(random.below(2)));
  }

  static DiskLayout arraySmall(DiskLayout disk, SeededRandom random) {
    DiskLayout packed = GptEdits.withArray(disk, GptEdits.packed(disk, GptEntry.BYTES));
    long primaryArray = header(disk).entriesLba();
    long backupArray = disk.lastLba() - arraySectors(packed);
    DiskLayout moved = backupHeader(packed, h -> h.entriesLba(backupArray));
    return headers(
        moved,
        h -> h.firstUsableLba(primaryArray + arraySectors(packed)).lastUsableLba(backupArray - 1));
  }

  static DiskLayout arrayCrc(DiskLayout disk, SeededRandom random) {
    return primaryHeader(disk, h -> h.entryArrayCrc(wrong(array(disk).crc(), random)));
  }

  static DiskLayout backupArrayCrc(DiskLayout disk, SeededRandom random) {
    return backupHeader(disk, h -> h.entryArrayCrc(wrong(array(disk).crc(), random)));
  }

  static DiskLayout entrySizeOdd(DiskLayout disk, SeededRandom random) {
    int size = (int) random.oneOf(32, 64, 96, 127, 129, 130, 136, 192, 384);
    return GptEdits.withArray(disk, GptEdits.packed(disk, size));
  }

  static DiskLayout entrySizeLarge(DiskLayout disk, SeededRandom random) {
    GptEntryArray array = GptEdits.packed(disk, (int) random.oneOf(256, 512, 1024));
    return GptEdits.withArray(disk, array);
  }
}
