package io.github.bootformats.partition;

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

  @Test
  void libblkidOnOddDisks(@TempDir Path directory) throws IOException, InterruptedException {
    compare(PartitionConsumer.LIBBLKID_2_38, UtilLinuxTools.partx(512), directory);
  }

  @Test
  void libfdiskOnOddDisks(@TempDir Path directory) throws IOException, InterruptedException {
    compare(PartitionConsumer.LIBFDISK_2_38, UtilLinuxTools.sfdisk(), directory);
  }

  private static void compare(PartitionConsumer view, ViewDifferential.Tool tool, Path directory)
      throws IOException, InterruptedException {
    ViewDifferential differential =
        new ViewDifferential(view, SectorSize.B512, tool, directory)
            .mayDiffer(
                "libfdisk.reads-past-array",
                "entries of less than 128 bytes make libfdisk read behind its buffer, where"
                    + " anything may stand");
    long seed = Oracles.seed();
    System.out.println("seed of the random disks: " + seed);
    differential.compare("odd disk", 1, FIXED, OddDisks::of);
    differential.compare("odd disk", seed, Oracles.count(RANDOM, FULL), OddDisks::of);
    differential.report();
  }
}
