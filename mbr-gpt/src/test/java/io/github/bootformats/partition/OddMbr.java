package io.github.bootformats.partition;

import static io.github.bootformats.partition.OddDisks.oneIn;
import static io.github.bootformats.partition.OddDisks.oneOf;
import static io.github.bootformats.partition.internal.LittleEndian.put16;
import static io.github.bootformats.partition.internal.LittleEndian.put32;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Writes an odd MBR, EBRs and tables inside partitions. */
final class OddMbr {
  private static final long U32 = 0xFFFF_FFFFL;

  private final Random random;
  private final MemoryImage disk;
  private final int sectors;

  /** Where EBRs are. */
  private final List<Long> ebrs = new ArrayList<>();

  private long base;

  OddMbr(Random random, MemoryImage disk, int sectors) {
    this.random = random;
    this.disk = disk;
    this.sectors = sectors;
  }

  void write() {
    MbrSector.Builder mbr = MbrSector.builder(SectorSize.B512);
    if (!oneIn(random, 4)) {
      mbr.diskSignature(random.nextInt() & U32);
    }
    if (oneIn(random, 10)) {
      mbr.bootCode(fat());
    }
    int used = random.nextInt(5);
    boolean wild = oneIn(random, 6);
    for (int slot = 0; slot < used; slot++) {
      MbrEntry entry = primary(wild);
      mbr.entry(slot, entry);
      if (entry.isExtended()) {
        if (base == 0) {
          base = entry.firstLba();
        }
        addEbr(entry.firstLba());
        addEbr(base + entry.firstLba());
      } else {
        writeNested(entry);
      }
    }
    if (oneIn(random, 30)) {
      mbr.bootSignature(random.nextInt(0x10000));
    }
    put(0, mbr.build().bytes());
    for (int more = random.nextInt(8); more > 0 && base != 0; more--) {
      addEbr(base + random.nextInt(Math.max(1, sectors)));
    }
    if (!ebrs.isEmpty() && oneIn(random, 20)) {
      longChain();
    } else {
      ebrs.forEach(lba -> put(lba * 512, ebr(lba)));
    }
  }

  private void addEbr(long lba) {
    if (lba < sectors && lba > 0 && !ebrs.contains(lba)) {
      ebrs.add(lba);
    }
  }

  private MbrEntry primary(boolean wild) {
    int type =
        oneOf(random, 5, 5, 0x0F, 0x85, 0x83, 0x83, 7, 0x82, 0xA5, 0xA6, 0xA9, 0x81, 0x63, 0xBF, 0);
    if (oneIn(random, 12)) {
      type = oneOf(random, 0xEE, random.nextInt(256));
    }
    long size = wild && oneIn(random, 3) ? odd() : 1 + random.nextInt(Math.max(1, sectors / 3));
    long start = wild && oneIn(random, 3) ? odd() : random.nextInt(Math.max(1, sectors * 3 / 5));
    return entry(type, start, size);
  }

  private MbrEntry entry(int type, long start, long size) {
    int indicator =
        oneIn(random, 40) ? random.nextInt(256) : oneIn(random, 5) ? MbrEntry.ACTIVE : 0;
    Chs chs = oneIn(random, 2) ? Chs.ZERO : Chs.CLAMPED;
    return new MbrEntry(indicator, chs, type, chs, start, size);
  }

  private long odd() {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> 1;
      case 2 -> sectors - random.nextInt(3);
      case 3 -> U32 - random.nextInt(3);
      case 4 -> 1L << 31;
      default -> random.nextInt() & U32;
    };
  }

  private Bytes ebr(long lba) {
    MbrSector.Builder ebr = MbrSector.builder(SectorSize.B512);
    boolean usual = random.nextBoolean();
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      if (usual ? slot < 2 : !oneIn(random, 3)) {
        ebr.entry(slot, usual && slot == 0 ? data(lba) : oddEbrEntry(lba));
      }
    }
    if (oneIn(random, 10)) {
      ebr.bootSignature(0);
    }
    return ebr.build().bytes();
  }

  private MbrEntry oddEbrEntry(long lba) {
    return switch (random.nextInt(9)) {
      case 0 -> MbrEntry.EMPTY;
      case 1, 2 -> data(lba);
      case 3 -> entry(oneOf(random, 5, 0x83, 0), odd(), odd());
      case 4 -> entry(oneOf(random, 5, 0x83, 0), random.nextInt(1000), 0);
      default -> link();
    };
  }

  private MbrEntry link() {
    long target = ebrs.get(random.nextInt(ebrs.size()));
    return entry(
        oneOf(random, 5, 5, 5, 0x0F, 0x85),
        (target - base) & U32,
        oneIn(random, 12) ? 0 : 1 + random.nextInt(2000));
  }

  private MbrEntry data(long lba) {
    long room = Math.max(1, sectors - lba);
    return entry(
        oneOf(random, 0x83, 0x83, 7, 0x82, 0),
        1 + random.nextInt(64),
        oneIn(random, 12) ? 0 : 1 + random.nextInt((int) room));
  }

  /** More EBRs than any tool lists, each with a partition. */
  private void longChain() {
    int count = 40 + random.nextInt(120);
    for (int i = 0; i < count; i++) {
      long lba = base + 2L * i;
      if (lba < sectors) {
        MbrSector.Builder ebr = MbrSector.builder(SectorSize.B512);
        if (!oneIn(random, 10)) {
          ebr.entry(0, entry(0x83, 1, 1));
        }
        ebr.entry(1, entry(5, 2L * (i + 1), 2));
        put(lba * 512, ebr.build().bytes());
      }
    }
  }

  private void writeNested(MbrEntry parent) {
    long at = parent.firstLba() * 512;
    switch (parent.type()) {
      case 0xA5, 0xA6, 0xA9 -> put(at + 512, bsd(parent));
      case 0x82, 0xBF -> put(at + 512, solaris(parent));
      case 0x81 -> put(at, minix(parent));
      case 0x63 -> put(at + 29 * 512, unixware(parent));
      default -> {}
    }
  }

  private Bytes bsd(MbrEntry parent) {
    byte[] label = new byte[512];
    put32(label, 0, 0x82564557L);
    put32(label, 132, 0x82564557L);
    put16(label, 138, oneOf(random, 8, 16, 3, 2, 20, random.nextInt(0x10000)));
    boolean relative = random.nextBoolean();
    for (int i = 0; i < 16; i++) {
      int slice = 148 + 16 * i;
      if (oneIn(random, 2)) {
        put32(label, slice, size(parent));
        put32(label, slice + 4, (inside(parent) - (relative ? parent.firstLba() : 0)) & U32);
        label[slice + 12] = (byte) oneOf(random, 0, 1, 7, 27);
      }
    }
    if (oneIn(random, 4)) {
      put32(label, 148 + 32, parent.sectors());
      put32(label, 148 + 36, relative ? 0 : parent.firstLba());
      label[148 + 44] = (byte) oneOf(random, 0, 1);
    }
    return Bytes.of(label);
  }

  private Bytes solaris(MbrEntry parent) {
    byte[] vtoc = new byte[512];
    put32(vtoc, 12, 0x600DDEEEL);
    put32(vtoc, 16, oneIn(random, 8) ? 2 : 1);
    put16(vtoc, 30, oneOf(random, 0, 1, 8, 16, 17, random.nextInt(0x10000)));
    for (int i = 0; i < 16; i++) {
      int slice = 72 + 12 * i;
      put16(vtoc, slice, oneOf(random, 0, 2, 3, 5));
      put16(vtoc, slice + 2, oneOf(random, 0, 1, 0x10));
      put32(vtoc, slice + 4, (inside(parent) - parent.firstLba()) & U32);
      put32(vtoc, slice + 8, oneIn(random, 3) ? 0 : size(parent));
    }
    return Bytes.of(vtoc);
  }

  private Bytes minix(MbrEntry parent) {
    MbrSector.Builder table = MbrSector.builder(SectorSize.B512);
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      table.entry(
          slot,
          entry(oneOf(random, 0x81, 0x81, 0x81, 0x83, 0), inside(parent) & U32, size(parent)));
    }
    return table.build().bytes();
  }

  private Bytes unixware(MbrEntry parent) {
    byte[] label = new byte[512];
    put32(label, 4, 0xCA5E600DL);
    put32(label, 156, 0x600DDEEEL);
    for (int i = 0; i < 16; i++) {
      int slice = 156 + 60 + 12 * i;
      put16(label, slice, oneOf(random, 0, 2, 4));
      put16(label, slice + 2, 0x200);
      put32(label, slice + 4, inside(parent));
      put32(label, slice + 8, size(parent));
    }
    return Bytes.of(label);
  }

  private long inside(MbrEntry parent) {
    int rest = random.nextInt((int) Math.min(parent.sectors() + 1, 5000) + 1);
    return (parent.firstLba() + rest) & U32;
  }

  private long size(MbrEntry parent) {
    return oneIn(random, 8)
        ? odd()
        : random.nextInt((int) Math.min(parent.sectors() + 1, 5000) + 1);
  }

  /** A boot sector of FAT, in which one or another field is wrong. */
  private Bytes fat() {
    byte[] code = new byte[440];
    code[0] = (byte) oneOf(random, 0xEB, 0xE9, 0);
    put16(code, 0x0B, oneOf(random, 512, 512, 512, 4096, 256, 0, 513));
    code[0x0D] = (byte) oneOf(random, 1, 4, 128, 0, 3);
    put16(code, 0x0E, oneOf(random, 1, 32, 1, 0));
    code[0x10] = (byte) oneOf(random, 2, 2, 1, 0);
    put16(code, 0x11, oneOf(random, 512, 224, 0));
    put16(code, 0x13, oneOf(random, 0, 2880, 65535, 1));
    code[0x15] = (byte) oneOf(random, 0xF8, 0xF0, 0xF8, 0xFF, 0xF1);
    put16(code, 0x16, oneOf(random, 0, 9, 200));
    put32(code, 0x20, oneOf(random, 0, 100_000, Integer.MAX_VALUE));
    put32(code, 0x24, oneOf(random, 0, 800));
    if (random.nextBoolean()) {
      String name = List.of("FAT16   ", "FAT12   ", "JFS     ", "HPFS    ").get(random.nextInt(4));
      System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, code, 0x36, 8);
    }
    return Bytes.of(code);
  }

  private void put(long offset, Bytes bytes) {
    if (offset + bytes.length() <= disk.size()) {
      disk.write(offset, bytes.asByteBuffer());
    }
  }
}
