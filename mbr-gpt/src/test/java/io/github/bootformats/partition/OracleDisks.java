package io.github.bootformats.partition;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.testsupport.Oracles;
import java.util.Locale;
import java.util.stream.LongStream;

/** The disks that are shown to a real consumer: a fixed set, then a random sample. */
final class OracleDisks {
  private static final long FIXED_SEED = 1;

  private OracleDisks() {}

  /**
   * Returns the seeds of a run and prints how to have them again.
   *
   * @param test the name of the test, to print
   * @param fixed how many disks are the same in every run
   * @param sample how many more in a CI run
   * @param full how many more in the full run
   */
  static long[] seeds(String test, int fixed, int sample, int full) {
    long seed = Oracles.seed();
    int count = Oracles.count(sample, full);
    System.out.printf(
        Locale.ROOT,
        "%s: %d fixed disks and %d of -D%s=%d%n",
        test,
        fixed,
        count,
        Oracles.SEED_PROPERTY,
        seed);
    return LongStream.concat(
            LongStream.range(FIXED_SEED, FIXED_SEED + fixed), LongStream.range(seed, seed + count))
        .toArray();
  }

  /** Returns the disk of a seed, a damaged one for every other. */
  static TestDisk of(long seed) {
    TestDisk disk = RandomDisks.of(seed, SectorSize.B512);
    return (seed & 1) == 0 ? disk : DiskMutator.mutate(disk, seed);
  }
}
