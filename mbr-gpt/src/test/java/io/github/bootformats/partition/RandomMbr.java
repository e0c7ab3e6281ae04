package io.github.bootformats.partition;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A valid MBR of random content, with EBRs and nested tables. */
final class RandomMbr {
  private final SplittableRandom random;
  private final SectorSize sectorSize;
  private final long sectors;
  private final List<Ebr> ebrs = new ArrayList<>();
  private final List<NestedLabel> nested = new ArrayList<>();

  RandomMbr(SplittableRandom random, SectorSize sectorSize, long sectors) {
    this.random = random;
    this.sectorSize = sectorSize;
    this.sectors = sectors;
  }

  DiskLayout.Builder addTo(DiskLayout.Builder layout) {
    MbrSector.Builder mbr = MbrSector.builder(sectorSize).diskSignature(random.nextLong(1L << 32));
    if (random.nextInt(4) == 0) {
      byte[] code = new byte[MbrSector.BOOT_CODE_BYTES];
      random.nextBytes(code);
      // Not the jump of a boot sector.
      code[0] = (byte) 0xFA;
      mbr.bootCode(Bytes.of(code));
    }
    int wanted = random.nextInt(1, 5);
    long[] borders = RandomDisks.ascending(random, 2 * wanted, 1, sectors);
    int extendedSlot = random.nextInt(2) == 0 ? random.nextInt(wanted) : -1;
    int active = random.nextInt(8);
    for (int slot = 0; 2 * slot + 1 < borders.length; slot++) {
      long first = borders[2 * slot];
      long length = borders[2 * slot + 1] - first;
      MbrEntry entry =
          slot == extendedSlot
              ? MbrEntry.of(RandomDisks.oneOf(random, 0x05, 0x0F, 0x85), first, length)
              : MbrEntry.of(type(), first, length);
      mbr.entry(slot, entry.withActive(slot == active));
      if (slot == extendedSlot) {
        addEbrs(first, length);
      } else {
        RandomNested.in(random, entry, slot, sectorSize).ifPresent(nested::add);
      }
    }
    return layout.mbr(mbr.build()).ebrs(ebrs).nestedLabels(nested);
  }

  private int type() {
    return random.nextInt(3) == 0
        ? RandomDisks.oneOf(random, 0xA5, 0xA6, 0xA9, 0x82, 0xBF, 0x63, 0x81)
        : RandomDisks.oneOf(random, 0x83, 0x83, 0x07, 0x0C, 0x0E, 0x8E, 0xFD, 0xEF, 0x27, 0xDA);
  }

  /** Cuts the extended partition into segments: an EBR, perhaps a gap, then the partition. */
  private void addEbrs(long first, long length) {
    int many = random.nextInt(20) == 0 ? random.nextInt(60, 280) : random.nextInt(1, 9);
    int wanted = length < 3 ? 1 : many;
    long[] starts = RandomDisks.ascending(random, wanted - 1, first + 2, first + length - 1);
    long start = first;
    for (int i = 0; i <= starts.length; i++) {
      long end = i < starts.length ? starts[i] : first + length;
      MbrSector.Builder ebr = MbrSector.builder(sectorSize);
      if (end - start > 1) {
        long offset = Math.min(RandomDisks.oneOf(random, 1L, 1L, 63L, 8L), end - start - 1);
        long size = end - start - offset;
        ebr.entry(0, MbrEntry.of(RandomDisks.oneOf(random, 0x83, 0x82, 0x07), offset, size, start));
      }
      if (i < starts.length) {
        long next = i + 1 < starts.length ? starts[i + 1] : first + length;
        ebr.entry(1, MbrEntry.of(0x05, end - first, next - end, first));
      }
      ebrs.add(new Ebr(start, ebr.build()));
      start = end;
    }
  }
}
