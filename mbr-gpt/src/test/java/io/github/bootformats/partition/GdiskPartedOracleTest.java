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
  private static final int FIXED = 150;
  private static final int RANDOM = 150;
  private static final int FULL = 20_000;

  @Test
  void gdiskOnOddDisks(@TempDir Path directory) throws IOException, InterruptedException {
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
  void partedOnOddDisks(@TempDir Path directory) throws IOException, InterruptedException {
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
    System.out.println("seed of the random disks: " + seed);
    differential.compare("odd disk", 1, FIXED, OddDisks::of);
    differential.compare("odd disk", seed, Oracles.count(RANDOM, FULL), OddDisks::of);
    differential.report();
  }
}
