package io.github.bootformats.partition;

import static io.github.bootformats.partition.internal.LittleEndian.put16;
import static io.github.bootformats.partition.internal.LittleEndian.put32;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.Optional;
import java.util.SplittableRandom;

/** A BSD, Solaris, UnixWare or Minix table for the inside of a partition. */
final class RandomNested {
  private static final int BLOCK = 512;

  private final SplittableRandom random;
  private final MbrEntry entry;
  private final long offset;
  private final long size;
  private final byte[] label = new byte[NestedLabel.BYTES];

  private RandomNested(SplittableRandom random, MbrEntry entry, SectorSize sectorSize) {
    this.random = random;
    this.entry = entry;
    this.offset = sectorSize.toBytes(entry.firstLba()) / BLOCK;
    this.size = sectorSize.toBytes(entry.sectors()) / BLOCK;
  }

  /** Returns a table if the type of the partition has one and there is room for it. */
  static Optional<NestedLabel> in(
      SplittableRandom random, MbrEntry entry, int slot, SectorSize sectorSize) {
    RandomNested nested = new RandomNested(random, entry, sectorSize);
    return nested.size < 30 ? Optional.empty() : nested.label(slot);
  }

  private Optional<NestedLabel> label(int slot) {
    return switch (entry.type()) {
      case 0xA5, 0xA6, 0xA9 -> Optional.of(bsd(slot));
      case 0xBF -> Optional.of(solaris(slot));
      // Mostly Linux's swap.
      case 0x82 -> random.nextInt(3) == 0 ? Optional.of(solaris(slot)) : Optional.empty();
      case 0x63 -> Optional.of(unixWare(slot));
      case 0x81 -> Optional.of(minix(slot));
      default -> Optional.empty();
    };
  }

  private NestedLabel nested(NestedLabel.Kind kind, int slot, int block) {
    return new NestedLabel(kind, slot, (offset + block) * BLOCK, Bytes.copyOf(label, 0, BLOCK));
  }

  private NestedLabel bsd(int slot) {
    put32(label, 0, 0x82564557L);
    put32(label, 132, 0x82564557L);
    int count = random.nextInt(3, 17);
    put16(label, 138, count);
    boolean relative = random.nextBoolean();
    for (int i = 0; i < count; i++) {
      int at = 148 + 16 * i;
      long start = i == 2 ? 0 : random.nextLong(size);
      long length = i == 2 ? size : random.nextLong(1, size - start + 1);
      put32(label, at, length);
      put32(label, at + 4, start + (relative ? 0 : offset));
      label[at + 12] = (byte) random.nextInt(3);
    }
    return nested(NestedLabel.Kind.BSD, slot, 1);
  }

  private NestedLabel solaris(int slot) {
    put32(label, 12, 0x600DDEEEL);
    put32(label, 16, 1);
    put16(label, 30, RandomDisks.oneOf(random, 8, 16));
    for (int i = 0; i < 16; i++) {
      slice(72 + 12 * i, 0);
    }
    return nested(NestedLabel.Kind.SOLARIS, slot, 1);
  }

  private NestedLabel unixWare(int slot) {
    put32(label, 4, 0xCA5E600DL);
    put32(label, 156, 0x600DDEEEL);
    put16(label, 172, 16);
    for (int i = 0; i < 16; i++) {
      slice(216 + 12 * i, offset);
    }
    return nested(NestedLabel.Kind.UNIXWARE, slot, 29);
  }

  private void slice(int at, long base) {
    if (random.nextInt(3) > 0) {
      long start = random.nextLong(size);
      put16(label, at, random.nextInt(1, 9));
      put32(label, at + 4, base + start);
      put32(label, at + 8, random.nextLong(1, size - start + 1));
    }
  }

  private NestedLabel minix(int slot) {
    MbrSector.Builder mbr = MbrSector.builder(SectorSize.B512);
    for (int i = 0; i < random.nextInt(1, 5); i++) {
      long start = random.nextLong(size);
      mbr.entry(i, MbrEntry.of(0x81, offset + start, random.nextLong(1, size - start + 1)));
    }
    mbr.build().bytes().asByteBuffer().get(label);
    return nested(NestedLabel.Kind.MINIX, slot, 0);
  }
}
