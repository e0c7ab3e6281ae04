package io.github.bootformats.partition;

import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views of libblkid and libfdisk say of generated disks what partx and sfdisk say. */
@Tag("oracle")
class UtilLinuxOracleTest {
  private static final int FIXED = 150;
  private static final int RANDOM = 150;
  private static final int FULL = 20_000;

  /** Odd disks on which a view was wrong once. */
  private static final long[] ONCE_WRONG = {
    13, 121, 2_026_113_927, 2_026_115_947, 2_026_116_869,
  };

  /** An array that is 2<sup>64</sup> bytes away; a start that fdisk does not print. */
  private static final long[] ONCE_WRONG_ON_LARGE_SECTORS = {139_985_541_108_661L, 20_261_271};

  @Test
  void libblkid(@TempDir Path directory) throws IOException, InterruptedException {
    compare(PartitionConsumer.LIBBLKID_2_38, UtilLinuxTools.partx(512), directory);
  }

  @Test
  void libfdisk(@TempDir Path directory) throws IOException, InterruptedException {
    compare(PartitionConsumer.LIBFDISK_2_38, UtilLinuxTools.sfdisk(), directory);
  }

  @Test
  void libblkidOnLargeSectors(@TempDir Path directory) throws IOException, InterruptedException {
    compareLargeSectors(
        new ViewDifferential(
            PartitionConsumer.LIBBLKID_2_38,
            SectorSize.B4096,
            UtilLinuxTools.partx(4096),
            directory));
  }

  /** sfdisk 2.38 has no option for the sector size; fdisk has. */
  @Test
  void libfdiskOnLargeSectors(@TempDir Path directory) throws IOException, InterruptedException {
    compareLargeSectors(
        mayReadPastArray(
            new ViewDifferential(
                PartitionConsumer.LIBFDISK_2_38,
                SectorSize.B4096,
                new FdiskTool(4096),
                FdiskTool::printed,
                directory)));
  }

  private static void compareLargeSectors(ViewDifferential differential)
      throws IOException, InterruptedException {
    long seed = Oracles.seed();
    System.out.println("seed of the random disks: " + seed);
    for (long odd : ONCE_WRONG_ON_LARGE_SECTORS) {
      differential.compare("4 KiB", odd, 1, UtilLinuxOracleTest::largeSectors);
    }
    differential.compare(
        "4 KiB", seed, Oracles.count(RANDOM, FULL / 10), UtilLinuxOracleTest::largeSectors);
    differential.report();
  }

  private static ViewDifferential mayReadPastArray(ViewDifferential differential) {
    return differential.mayDiffer(
        "libfdisk.reads-past-array",
        "entries of less than 128 bytes make libfdisk read behind its buffer, where anything may"
            + " stand");
  }

  private static void compare(PartitionConsumer view, ViewDifferential.Tool tool, Path directory)
      throws IOException, InterruptedException {
    ViewDifferential differential =
        mayReadPastArray(new ViewDifferential(view, SectorSize.B512, tool, directory));
    long seed = Oracles.seed();
    int count = Oracles.count(RANDOM, FULL) / 2;
    System.out.println("seed of the random disks: " + seed);
    for (long odd : ONCE_WRONG) {
      differential.compare("odd disk", odd, 1, OddDisks::of);
    }
    differential.compare("odd disk", 1, FIXED / 2, OddDisks::of);
    differential.compare("disk", 1, FIXED / 2, s -> OracleDisks.of(s).image());
    differential.compare("odd disk", seed, count, OddDisks::of);
    differential.compare("disk", seed, count, s -> OracleDisks.of(s).image());
    differential.report();
  }

  /** A valid disk of an even seed, a damaged one of an odd seed. */
  private static MemoryImage largeSectors(long seed) {
    TestDisk disk = RandomDisks.of(seed, SectorSize.B4096);
    return ((seed & 1) == 0 ? disk : DiskMutator.mutate(disk, seed)).image();
  }
}
