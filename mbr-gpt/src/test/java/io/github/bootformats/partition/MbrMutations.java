package io.github.bootformats.partition;

import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Damage to MBRs, EBRs and nested tables. */
final class MbrMutations {
  static final List<DiskMutator.Mutation> ALL =
      List.of(
          MbrMutations::signature,
          MbrMutations::bootIndicator,
          MbrMutations::type,
          MbrMutations::type,
          MbrMutations::number,
          MbrMutations::number,
          MbrMutations::number,
          MbrMutations::copyEntry,
          MbrMutations::protect,
          MbrMutations::fat,
          MbrMutations::link,
          MbrMutations::link,
          MbrMutations::fillEbr,
          MbrMutations::nested);

  private static final int MAX_EBRS = 300;

  private MbrMutations() {}

  /** Returns where the tables lie: the MBR, and the EBRs that the second slots lead to. */
  private static List<Long> tables(DiskBytes disk) {
    List<Long> tables = new ArrayList<>(List.of(0L));
    for (int slot = 0; slot < 4; slot++) {
      long at = entryAt(0, slot);
      if (isExtended(disk.u8(at + 4))) {
        long base = disk.u32(at + 8);
        long lba = base;
        while (lba <= disk.lastLba() && tables.size() < MAX_EBRS) {
          tables.add(disk.at(lba));
          long link = entryAt(disk.at(lba), 1);
          if (!isExtended(disk.u8(link + 4))) {
            break;
          }
          lba = base + disk.u32(link + 8);
        }
      }
    }
    return tables;
  }

  private static long entryAt(long table, int slot) {
    return table + MbrSector.entryOffset(slot);
  }

  private static boolean isExtended(int type) {
    return type == 0x05 || type == 0x0F || type == 0x85;
  }

  /** Returns where a table lies, the MBR as often as all EBRs. */
  private static long table(DiskBytes disk, SplittableRandom random) {
    List<Long> tables = tables(disk);
    return random.nextBoolean() ? 0 : tables.get(random.nextInt(tables.size()));
  }

  private static long entry(DiskBytes disk, SplittableRandom random) {
    return entryAt(table(disk, random), random.nextInt(4));
  }

  private static String signature(DiskBytes disk, SplittableRandom random) {
    long at = table(disk, random) + 510 + random.nextInt(2);
    disk.put8(at, random.nextInt(256));
    return "byte " + at + " of a boot signature";
  }

  private static String bootIndicator(DiskBytes disk, SplittableRandom random) {
    long at = entry(disk, random);
    int value = RandomDisks.oneOf(random, 0, 0x80, 0x80, 1, 0x7F, 0x81, 0xFF);
    disk.put8(at, value);
    return "boot indicator at %d = 0x%02x".formatted(at, value);
  }

  private static String type(DiskBytes disk, SplittableRandom random) {
    long at = entry(disk, random) + 4;
    int value =
        RandomDisks.oneOf(
            random, 0, 0x05, 0x0F, 0x85, 0xEE, 0xEF, 0xA5, 0xA6, 0xA9, 0x82, 0xBF, 0x63, 0x81, 0x42,
            0xC5, 0x83, 0x54, 0x55, 0xFD);
    disk.put8(at, value);
    return "type at %d = 0x%02x".formatted(at, value);
  }

  private static long lba(DiskBytes disk, SplittableRandom random) {
    long last = disk.lastLba();
    return RandomDisks.oneOf(
        random,
        0L,
        1L,
        2L,
        last - 1,
        last,
        last + 1,
        last + 2,
        random.nextLong(Math.max(1, last)),
        random.nextLong(1L << 32),
        0x7FFFFFFFL,
        0x80000000L,
        0xFFFFFFFFL);
  }

  private static String number(DiskBytes disk, SplittableRandom random) {
    long at = entry(disk, random) + (random.nextBoolean() ? 8 : 12);
    long value = lba(disk, random);
    disk.put32(at, value);
    return "number at %d = %d".formatted(at, value);
  }

  private static String copyEntry(DiskBytes disk, SplittableRandom random) {
    long from = entry(disk, random);
    long to = entry(disk, random);
    disk.put(to, disk.get(from, 16));
    return "entry at %d copied to %d".formatted(from, to);
  }

  private static String protect(DiskBytes disk, SplittableRandom random) {
    int slot = random.nextInt(4);
    long first = RandomDisks.oneOf(random, 1L, 1L, 0L, 2L, 63L);
    disk.put8(entryAt(0, slot) + 4, 0xEE);
    disk.put32(entryAt(0, slot) + 8, first);
    return "slot %d protective from LBA %d".formatted(slot, first);
  }

  private static String fat(DiskBytes disk, SplittableRandom random) {
    disk.put(
        0, new byte[] {(byte) 0xEB, 0x3C, (byte) 0x90, 'm', 'k', 'f', 's', '.', 'f', 'a', 't'});
    disk.put(11, new byte[] {0, 2, 4, 1, 0, (byte) random.nextInt(3)});
    disk.put8(21, RandomDisks.oneOf(random, 0xF0, 0xF8, 0xFF, 0xF1, 0));
    if (random.nextBoolean()) {
      disk.put8(446, random.nextInt(256));
    }
    return "FAT boot sector fields";
  }

  private static String link(DiskBytes disk, SplittableRandom random) {
    List<Long> tables = tables(disk);
    if (tables.size() == 1) {
      return type(disk, random);
    }
    long at = entryAt(tables.get(random.nextInt(1, tables.size())), random.nextInt(4));
    long target = tables.get(random.nextInt(1, tables.size())) / disk.sectorBytes();
    long base = tables.get(1) / disk.sectorBytes();
    long value = random.nextInt(4) == 0 ? lba(disk, random) : (target - base) & 0xFFFFFFFFL;
    disk.put8(at + 4, RandomDisks.oneOf(random, 0x05, 0x0F, 0x85));
    disk.put32(at + 8, value);
    if (disk.u32(at + 12) == 0) {
      disk.put32(at + 12, random.nextInt(1, 5000));
    }
    return "link at %d to %d".formatted(at, value);
  }

  private static String fillEbr(DiskBytes disk, SplittableRandom random) {
    long table = table(disk, random);
    for (int slot = 0; slot < 4; slot++) {
      long at = entryAt(table, slot);
      if (disk.u32(at + 12) == 0 && disk.u8(at + 4) == 0) {
        disk.put8(at + 4, RandomDisks.oneOf(random, 0x83, 0x07, 0));
        disk.put32(at + 8, random.nextInt(1, 3000));
        disk.put32(at + 12, random.nextInt(1, 3000));
      }
    }
    return "unused entries filled at " + table;
  }

  private static String nested(DiskBytes disk, SplittableRandom random) {
    for (int slot = 0; slot < 4; slot++) {
      long at = entryAt(0, slot);
      int block =
          switch (disk.u8(at + 4)) {
            case 0xA5, 0xA6, 0xA9, 0x82, 0xBF -> 1;
            case 0x63 -> 29;
            case 0x81 -> 0;
            default -> -1;
          };
      long label = disk.at(disk.u32(at + 8)) + 512L * block;
      if (block >= 0 && disk.u32(label) + disk.u32(label + 12) + disk.u32(label + 508) != 0) {
        long field =
            label + RandomDisks.oneOf(random, 0, 4, 16, 30, 138, 136, 148 + 4 * random.nextInt(64));
        long value = lba(disk, random);
        disk.put32(field, value);
        return "nested table's number at %d = %d".formatted(field, value);
      }
    }
    return number(disk, random);
  }
}
