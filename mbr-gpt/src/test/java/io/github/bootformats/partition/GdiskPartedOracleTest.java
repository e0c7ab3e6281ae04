package io.github.bootformats.partition;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The views of gdisk and parted say of generated disks what sgdisk and parted say. */
@Tag("oracle")
class GdiskPartedOracleTest {
  /** Disks of each kind that are the same in every run. */
  private static final int FIXED = 150;

  /** How many more of each kind in a CI run. */
  private static final int SAMPLE = 75;

  private static final int FULL = 10_000;

  @Test
  void gdiskOnGeneratedDisks(@TempDir Path directory) throws IOException, InterruptedException {
    compare(
        new ViewDifferential(
                PartitionConsumer.GDISK_1_0_9,
                SectorSize.B512,
                new SgdiskTool(),
                SgdiskTool::printed,
                directory)
            .mayDiffer(
                "gdisk.short-array",
                "the disk ends before the array does, and sgdisk lists what its memory held"));
  }

  @Test
  void partedOnGeneratedDisks(@TempDir Path directory) throws IOException, InterruptedException {
    compare(
        new ViewDifferential(
            PartitionConsumer.PARTED_3_5,
            SectorSize.B512,
            new PartedTool(),
            PartedTool::printed,
            directory));
  }

  private static void compare(ViewDifferential differential)
      throws IOException, InterruptedException {
    long seed = Oracles.seed();
    int count = Oracles.count(SAMPLE, FULL);
    System.out.printf("%d disks of each kind, from seed %d%n", count, seed);
    differential.compare("odd disk", 1, FIXED, OddDisks::of);
    differential.compare("odd disk", seed, count, OddDisks::of);
    differential.compare("disk", 1, FIXED, s -> OracleDisks.of(s).image());
    differential.compare("disk", seed, count, s -> OracleDisks.of(s).image());
    differential.report();
  }
}
