package io.github.bootformats.testkit.partition;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.testsupport.OracleCommand;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real tools take valid disks without complaint, and see on them what is there. */
@Tag("oracle")
class ValidDisksOracleTest {
  private static final int SAMPLE = 60;
  private static final int FULL = 1_000;

  /** Disks of one boot of Linux. */
  private static final int BATCH = 14;

  private static final int BOOTS = 2;
  private static final Duration TIME_LIMIT = Duration.ofMinutes(16);

  private static final PartitionDisks DISKS = PartitionDisks.any().sectorSizes(SectorSize.B512);

  private static final Pattern PARTED = Pattern.compile("(?m)^\\d+:\\d+s:\\d+s:\\d+s:");

  @TempDir Path directory;

  private static LongStream seeds(String test, int sample, int full) {
    long seed = Oracles.seed();
    int count = Oracles.count(sample, full);
    System.out.println(test + ": " + count + " disks of -D" + Oracles.SEED_PROPERTY + "=" + seed);
    return LongStream.range(seed, seed + count);
  }

  private Path write(DiskCase disk) throws IOException {
    Path image = directory.resolve("disk.img");
    Files.deleteIfExists(image);
    disk.writeTo(image);
    return image;
  }

  @Test
  void sgdiskFindsNothingWrong() throws IOException, InterruptedException {
    OracleCommand sgdisk = Oracles.tool("sgdisk", "gdisk");
    PartitionDisks gpt = PartitionDisks.gpt().sectorSizes(SectorSize.B512);
    for (long seed : seeds("sgdisk", SAMPLE, FULL).toArray()) {
      DiskCase disk = gpt.valid(seed);
      OracleRun run = sgdisk.run("-v", write(disk).toString()).orFail();
      assertEquals("", run.err(), disk::toString);
      assertTrue(run.out().contains("No problems found."), () -> disk + run.out());
      assertFalse(run.out().contains("Problem:"), () -> disk + run.out());
    }
  }

  @Test
  void sfdiskFindsNothingWrong() throws IOException, InterruptedException {
    OracleCommand sfdisk = Oracles.tool("sfdisk", "fdisk");
    for (long seed : seeds("sfdisk", SAMPLE, FULL).toArray()) {
      DiskCase disk = DISKS.valid(seed);
      Path image = write(disk);
      OracleRun run = sfdisk.run("-V", image.toString()).orFail();
      assertEquals("", run.err(), disk::toString);
      assertTrue(run.out().contains("No errors detected"), () -> disk + run.out());
      OracleRun json = sfdisk.run("--json", image.toString()).orFail();
      assertEquals("", json.err(), disk::toString);
      long nodes = json.out().lines().filter(line -> line.contains("\"node\"")).count();
      assertEquals(
          disk.layout().as(PartitionConsumer.LIBFDISK_2_38).partitions().size(),
          nodes,
          disk::toString);
    }
  }

  @Test
  void partedTakesThemAll() throws IOException, InterruptedException {
    Oracles.tool("parted", "parted");
    OracleCommand env = Oracles.tool("env", "coreutils");
    for (long seed : seeds("parted", SAMPLE, FULL).toArray()) {
      DiskCase disk = PartitionDisks.any().valid(seed);
      OracleRun run =
          env.run(
                  "PARTED_SECTOR_SIZE=" + disk.sectorSize().bytes(),
                  "parted",
                  "-m",
                  "-s",
                  write(disk).toString(),
                  "unit",
                  "s",
                  "print")
              .orFail();
      // With larger sectors it complains of logical partitions packed closely, and lists them.
      boolean complains = disk.sectorSize().equals(SectorSize.B512) && !run.err().isEmpty();
      // All that it may say: the usable range could be larger, a name is beyond UCS-2.
      assertTrue(
          !complains
              || run.err().startsWith("Warning: Not all of the space available")
              || run.err().startsWith("Warning: failed to translate partition name"),
          () -> disk + run.err());
      long lines = PARTED.matcher(run.out()).results().count();
      assertEquals(
          disk.layout().as(PartitionConsumer.PARTED_3_5).partitions().size(),
          lines,
          disk::toString);
    }
  }

  @Test
  void linuxSeesThemAll() throws IOException, InterruptedException {
    OracleCommand kernel = Oracles.script("kernel-partitions.sh").timeLimit(TIME_LIMIT);
    long[] seeds = seeds("Linux", BOOTS * BATCH, FULL / 10).toArray();
    int seen = 0;
    int cut = 0;
    for (int from = 0; from < seeds.length; from += BATCH) {
      Map<String, DiskCase> batch = new HashMap<>();
      List<String> images = new ArrayList<>();
      for (int i = from; i < Math.min(from + BATCH, seeds.length); i++) {
        DiskCase disk = DISKS.valid(seeds[i]);
        Path image = directory.resolve(i + ".img");
        disk.writeTo(image);
        batch.put(image.toString(), disk);
        images.add(image.toString());
      }
      List<List<String>> rows = kernel.run(images).orFail().rows();
      for (String image : images) {
        DiskCase disk = requireNonNull(batch.get(image));
        if (rows.stream().anyMatch(r -> r.get(0).equals(image) && r.get(4).equals("timeout"))) {
          cut++;
          continue;
        }
        List<String> said =
            rows.stream()
                .filter(row -> row.get(0).equals(image))
                .skip(1)
                .map(row -> row.get(1) + ":" + row.get(2) + "+" + row.get(3))
                .toList();
        List<String> expected =
            disk.layout().as(PartitionConsumer.LINUX_6_1).partitions().stream()
                .map(p -> p.number() + ":" + p.start() + "+" + p.sectors())
                .toList();
        assertEquals(expected, said, disk::toString);
        seen += said.size();
      }
    }
    System.out.println("Linux saw " + seen + " partitions; disks not answered in time: " + cut);
    assertTrue(cut <= 1, "not answered in time: " + cut);
    assertTrue(seen > seeds.length, "only " + seen + " partitions");
  }
}
