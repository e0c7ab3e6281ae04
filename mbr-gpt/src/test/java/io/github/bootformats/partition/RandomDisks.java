package io.github.bootformats.partition;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.SplittableRandom;

/**
 * Makes up valid disks of 1 to 8 MiB, each from a seed: GPT with all kinds of names, attributes and
 * entry counts, hybrid MBRs, MBRs with EBR chains and nested tables. The same seed gives the same
 * disk for ever.
 */
final class RandomDisks {
  private static final int MIB = 1 << 20;

  private RandomDisks() {}

  /** Returns the disk of a seed, of 512-byte or, now and then, 4096-byte sectors. */
  static TestDisk of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return of(seed, random.nextInt(5) == 0 ? SectorSize.B4096 : SectorSize.B512);
  }

  /** Returns the disk of a seed. */
  static TestDisk of(long seed, SectorSize sectorSize) {
    return TestDisk.of("seed %d, %s".formatted(seed, sectorSize), layout(seed, sectorSize));
  }

  /** Returns what is on the disk of a seed, as it is put together; not as it is read. */
  static DiskLayout layout(long seed, SectorSize sectorSize) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x5DEECE66DL);
    long sectors = random.nextLong(MIB / sectorSize.bytes(), 8L * MIB / sectorSize.bytes() + 1);
    DiskLayout.Builder layout = DiskLayout.builder(sectorSize.toBytes(sectors), sectorSize);
    if (random.nextInt(20) == 0) {
      return emptyMbr(layout, random, sectorSize);
    }
    return random.nextBoolean()
        ? new RandomGpt(random, sectorSize, sectors).addTo(layout).build()
        : new RandomMbr(random, sectorSize, sectors).addTo(layout).build();
  }

  private static DiskLayout emptyMbr(
      DiskLayout.Builder layout, SplittableRandom random, SectorSize sectorSize) {
    MbrSector.Builder mbr = MbrSector.builder(sectorSize);
    if (random.nextBoolean()) {
      mbr.entry(random.nextInt(4), MbrEntry.EMPTY.withActive(true));
    }
    return layout.mbr(mbr.diskSignature(random.nextLong(1L << 32)).build()).build();
  }

  /**
   * Returns ascending, distinct numbers from a range; fewer when the range has not so many.
   *
   * @param end the first number beyond the range
   */
  static long[] ascending(SplittableRandom random, int count, long first, long end) {
    return end <= first
        ? new long[0]
        : random.longs(count, first, end).distinct().sorted().toArray();
  }

  @SafeVarargs
  static <T> T oneOf(SplittableRandom random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
