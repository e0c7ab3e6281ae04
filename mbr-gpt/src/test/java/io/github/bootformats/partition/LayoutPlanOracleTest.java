package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.LayoutPlan;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What comes of random changes, in the eyes of Linux, sgdisk, sfdisk, parted and blkid: they see
 * the same partitions, and find nothing to complain about.
 */
@Tag("oracle")
class LayoutPlanOracleTest {
  private static final int CHANGES = 8;
  private static final int BATCH = 14;
  private static final Pattern SFDISK =
      Pattern.compile("\"node\": *\"[^\"]*?(\\d+)\",\\s*\"start\": *(\\d+),\\s*\"size\": *(\\d+)");
  private static final Pattern PARTED = Pattern.compile("(?m)^(\\d+):(\\d+)s:\\d+s:(\\d+)s:");

  @TempDir Path directory;

  private final List<String> differences = new ArrayList<>();

  /**
   * A disk that was changed.
   *
   * @param file where it is
   * @param layout what is on it
   * @param steps how that came
   */
  private record Changed(Path file, DiskLayout layout, List<String> steps) {
    boolean isGpt() {
      return !layout.gptTables().isEmpty();
    }

    /** The extended partition in the size that its entry says, other than Linux. */
    List<String> partitions(boolean extendedAsLinuxHasIt) {
      return layout.as(PartitionConsumer.LINUX_6_1).partitions().stream()
          .map(
              p -> {
                boolean extended =
                    !isGpt() && p.number() <= 4 && layout.mbr().entry(p.number() - 1).isExtended();
                long sectors =
                    extended && !extendedAsLinuxHasIt
                        ? layout.mbr().entry(p.number() - 1).sectors()
                        : p.sectors();
                return p.number() + ":" + p.start() + "+" + sectors;
              })
          .toList();
    }
  }

  @Test
  void everyTool_seesWhatWasPlanned_andDoesNotComplain() throws IOException, InterruptedException {
    int count = Oracles.count(28, 700);
    long seed = Oracles.seed();
    int partitions = 0;
    List<Changed> batch = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Changed disk = change(seed + i, directory.resolve(i % BATCH + ".img"));
      partitions += disk.partitions(true).size();
      batch.add(disk);
      if (batch.size() == BATCH || i + 1 == count) {
        linux(batch);
        for (Changed changed : batch) {
          tools(changed);
        }
        batch.clear();
      }
    }
    System.out.printf(
        Locale.ROOT,
        "Plans: %d disks of -D%s=%d with %d partitions, %d differences%n",
        count,
        Oracles.SEED_PROPERTY,
        seed,
        partitions,
        differences.size());
    assertEquals(List.of(), differences);
    assertTrue(partitions > 2 * count, "only " + partitions + " partitions");
  }

  private static Changed change(long seed, Path file) throws IOException {
    long size = (64L << 20) + Math.floorMod(seed, 1000L) * 512;
    DiskLayout before =
        seed % 2 == 0
            ? GptBuilder.create(size, SectorSize.B512).seed(Long.toString(seed)).build()
            : MbrBuilder.create(size, SectorSize.B512).seed(Long.toString(seed)).build();
    RandomPlans plans = new RandomPlans(seed);
    DiskLayout layout = before;
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      try {
        LayoutPlan plan =
            i < CHANGES / 2
                ? layout.plan().add(plans.partition(layout))
                : plans.next(layout).plan();
        LayoutChange change = plan.apply();
        layout = change.after();
        steps.addAll(change.steps());
      } catch (IllegalArgumentException e) {
        // Not every change is possible.
        steps.add("refused: " + e.getMessage());
      }
    }
    Files.deleteIfExists(file);
    try (ImageTarget target = ImageTarget.create(file)) {
      target.truncate(size);
      before.encode().applyTo(target);
      layout.encodeOver(before).applyTo(target);
    }
    return new Changed(file, layout, steps);
  }

  private void compare(String tool, Changed disk, List<String> expected, List<String> seen) {
    if (!expected.equals(seen)) {
      differences.add("%s: planned %s, seen %s; %s".formatted(tool, expected, seen, disk.steps()));
    }
  }

  private void linux(List<Changed> disks) throws IOException, InterruptedException {
    List<String> files = disks.stream().map(d -> d.file().toString()).toList();
    List<List<String>> rows = Oracles.script("kernel-partitions.sh").run(files).orFail().rows();
    for (Changed disk : disks) {
      List<String> seen =
          rows.stream()
              .filter(row -> row.get(0).equals(disk.file().toString()) && !row.get(1).equals("0"))
              .map(row -> row.get(1) + ":" + row.get(2) + "+" + row.get(3))
              .toList();
      compare("Linux", disk, disk.partitions(true), seen);
    }
  }

  private void tools(Changed disk) throws IOException, InterruptedException {
    String file = disk.file().toString();
    OracleRun sfdisk = Oracles.tool("sfdisk", "fdisk").run("--json", file).orFail();
    compare("sfdisk", disk, disk.partitions(false), matches(SFDISK, sfdisk));
    compare("sfdisk", disk, List.of(""), List.of(sfdisk.err()));

    OracleRun parted =
        Oracles.tool("parted", "parted").run("-m", "-s", file, "unit", "s", "print").orFail();
    compare("parted", disk, disk.partitions(false), matches(PARTED, parted));
    compare("parted", disk, List.of(""), List.of(parted.err()));

    OracleRun blkid = Oracles.tool("blkid", "util-linux").run("-p", "-o", "export", file).orFail();
    String table = disk.isGpt() ? "PTTYPE=gpt" : "PTTYPE=dos";
    assertTrue(blkid.out().contains(table), () -> blkid + " " + disk.steps());

    if (disk.isGpt()) {
      OracleRun sgdisk = Oracles.tool("sgdisk", "gdisk").run("-v", file).orFail();
      compare("sgdisk", disk, List.of(""), List.of(sgdisk.err()));
      assertTrue(sgdisk.out().contains("No problems found"), () -> sgdisk + " " + disk.steps());
    }
  }

  private static List<String> matches(Pattern pattern, OracleRun run) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(run.out());
    while (matcher.find()) {
      found.add(matcher.group(1) + ":" + matcher.group(2) + "+" + matcher.group(3));
    }
    // parted lists partitions in the order of their places.
    found.sort(Comparator.comparingInt(line -> Integer.parseInt(line.split(":", 2)[0])));
    return found;
  }
}
