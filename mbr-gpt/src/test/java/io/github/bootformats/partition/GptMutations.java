package io.github.bootformats.partition;

import java.util.List;
import java.util.SplittableRandom;

/** Damage to headers, entry arrays and their copies. */
final class GptMutations {
  /** {@code EFI PART} as a number. */
  static final long SIGNATURE = 0x5452_4150_2049_4645L;

  static final List<DiskMutator.Mutation> ALL =
      List.of(
          GptMutations::headerLba,
          GptMutations::headerLba,
          GptMutations::headerNumber,
          GptMutations::headerNumber,
          GptMutations::headerByte,
          GptMutations::swapCopies,
          GptMutations::duplicateCopy,
          GptMutations::entryLba,
          GptMutations::entryLba,
          GptMutations::entryLba,
          GptMutations::swapEntryLbas,
          GptMutations::entryType,
          GptMutations::entryName,
          GptMutations::entryAttributes,
          GptMutations::copyEntry,
          GptMutations::unusedEntryGarbage);

  private static final String[] LBA_FIELDS = {"my", "alternate", "first usable", "last usable"};

  private GptMutations() {}

  private static long header(DiskBytes disk, SplittableRandom random) {
    return random.nextInt(4) == 0 ? disk.at(disk.lastLba()) : disk.at(1);
  }

  private static String place(DiskBytes disk, long header) {
    return header == disk.at(1) ? "primary" : "backup";
  }

  /** Returns an LBA at which something begins, ends or overflows. */
  static long lba(DiskBytes disk, SplittableRandom random) {
    long last = disk.lastLba();
    long usable = disk.u64(disk.at(1) + 40);
    long lastUsable = disk.u64(disk.at(1) + 48);
    return RandomDisks.oneOf(
        random,
        0L,
        1L,
        2L,
        3L,
        usable - 1,
        usable,
        lastUsable,
        lastUsable + 1,
        last - 1,
        last,
        last,
        last + 1,
        last + 2,
        random.nextLong(Math.max(1, last)),
        random.nextLong(),
        0xFFFF_FFFFL,
        0x1_0000_0000L,
        1L << 54,
        1L << 55,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -2L,
        -1L);
  }

  private static String headerLba(DiskBytes disk, SplittableRandom random) {
    long header = header(disk, random);
    int field = random.nextInt(5);
    long value = lba(disk, random);
    disk.put64(header + (field == 4 ? 72 : 24 + 8 * field), value);
    return "%s header's %s LBA %s"
        .formatted(
            place(disk, header),
            field == 4 ? "entries" : LBA_FIELDS[field],
            Long.toUnsignedString(value));
  }

  private static String headerNumber(DiskBytes disk, SplittableRandom random) {
    long header = header(disk, random);
    int field = RandomDisks.oneOf(random, 8, 12, 12, 20, 80, 80, 80, 84, 84, 88);
    long value =
        switch (field) {
          case 8 -> RandomDisks.oneOf(random, 0L, 0x10001L, 0x20000L, 0xFFFFFFFFL);
          case 12 ->
              RandomDisks.oneOf(
                  random, 0L, 91L, 92L, 93L, 128L, 511L, 512L, 513L, 4096L, 4097L, 0xFFFFFFFFL);
          case 80 ->
              RandomDisks.oneOf(
                  random,
                  0L,
                  1L,
                  3L,
                  4L,
                  5L,
                  127L,
                  128L,
                  129L,
                  254L,
                  255L,
                  256L,
                  257L,
                  8192L,
                  8193L,
                  0x1000000L,
                  0x2000000L,
                  0x10000000L,
                  0x20000000L,
                  0xFFFFFFFFL);
          case 84 ->
              RandomDisks.oneOf(
                  random,
                  0L,
                  1L,
                  64L,
                  127L,
                  128L,
                  129L,
                  192L,
                  256L,
                  512L,
                  4096L,
                  0x10000000L,
                  0x80000000L,
                  0xFFFFFFFFL);
          default -> RandomDisks.oneOf(random, 0L, 1L, random.nextLong(1L << 32), 0xFFFFFFFFL);
        };
    disk.put32(header + field, value);
    return "%s header's field %d = %d".formatted(place(disk, header), field, value);
  }

  private static String headerByte(DiskBytes disk, SplittableRandom random) {
    long header = header(disk, random);
    int at =
        RandomDisks.oneOf(
            random,
            random.nextInt(8),
            16 + random.nextInt(4),
            56 + random.nextInt(16),
            random.nextInt(disk.sectorBytes()));
    int value = random.nextInt(256);
    disk.put8(header + at, value);
    return "%s header's byte %d = %d".formatted(place(disk, header), at, value);
  }

  private static String swapCopies(DiskBytes disk, SplittableRandom random) {
    byte[] primary = disk.get(disk.at(1), disk.sectorBytes());
    byte[] backup = disk.get(disk.at(disk.lastLba()), disk.sectorBytes());
    disk.put(disk.at(1), backup);
    disk.put(disk.at(disk.lastLba()), primary);
    return "headers swapped";
  }

  private static String duplicateCopy(DiskBytes disk, SplittableRandom random) {
    boolean toBackup = random.nextBoolean();
    long from = disk.at(toBackup ? 1 : disk.lastLba());
    disk.put(disk.at(toBackup ? disk.lastLba() : 1), disk.get(from, disk.sectorBytes()));
    return toBackup ? "primary header copied over backup" : "backup header copied over primary";
  }

  /** Returns where an entry of the primary array lies, one in use if there is one nearby. */
  private static long entry(DiskBytes disk, SplittableRandom random) {
    int count = (int) Math.max(1, Math.min(disk.u32(disk.at(1) + 80), 300));
    int index = random.nextInt(count);
    for (int i = 0; i < count; i++) {
      long at = disk.at(2) + 128L * ((index + i) % count);
      if (disk.u64(at) != 0) {
        return at;
      }
    }
    return disk.at(2) + 128L * index;
  }

  private static String nameOf(DiskBytes disk, long entry) {
    return "entry " + ((entry - disk.at(2)) / 128 + 1);
  }

  private static String entryLba(DiskBytes disk, SplittableRandom random) {
    long entry = entry(disk, random);
    boolean first = random.nextBoolean();
    long value = lba(disk, random);
    disk.put64(entry + (first ? 32 : 40), value);
    return "%s's %s LBA %s"
        .formatted(nameOf(disk, entry), first ? "first" : "last", Long.toUnsignedString(value));
  }

  private static String swapEntryLbas(DiskBytes disk, SplittableRandom random) {
    long entry = entry(disk, random);
    long first = disk.u64(entry + 32);
    disk.put64(entry + 32, disk.u64(entry + 40));
    disk.put64(entry + 40, first);
    return nameOf(disk, entry) + "'s LBAs swapped";
  }

  private static String entryType(DiskBytes disk, SplittableRandom random) {
    long entry = entry(disk, random);
    boolean zero = random.nextBoolean();
    disk.put64(entry, zero ? 0 : random.nextLong(3));
    disk.put64(entry + 8, zero ? 0 : random.nextLong(3));
    return nameOf(disk, entry) + "'s type " + (zero ? "zero" : "odd");
  }

  private static String entryName(DiskBytes disk, SplittableRandom random) {
    long entry = entry(disk, random);
    disk.randomize(entry + 56, random.nextInt(1, 73), random);
    return nameOf(disk, entry) + "'s name garbage";
  }

  private static String entryAttributes(DiskBytes disk, SplittableRandom random) {
    long entry = entry(disk, random);
    disk.put64(entry + 48, random.nextLong());
    return nameOf(disk, entry) + "'s attributes garbage";
  }

  private static String copyEntry(DiskBytes disk, SplittableRandom random) {
    long from = entry(disk, random);
    long to = disk.at(2) + 128L * random.nextInt(16);
    disk.put(to, disk.get(from, 128));
    return nameOf(disk, from) + " copied to " + nameOf(disk, to);
  }

  private static String unusedEntryGarbage(DiskBytes disk, SplittableRandom random) {
    long entry = disk.at(2) + 128L * random.nextInt(16);
    disk.randomize(entry + (random.nextBoolean() ? 0 : 16), 100, random);
    return nameOf(disk, entry) + " garbage";
  }
}
