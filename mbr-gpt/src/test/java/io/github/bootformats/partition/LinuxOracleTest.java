package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.testsupport.OracleCommand;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shows generated disks to a real Linux 6.1 and compares number, start, size, PARTUUID and PARTNAME
 * of every partition.
 *
 * <p>What this cannot show: other sector sizes than 512 bytes, as the kernel's block driver has no
 * others; disks that do not end with a whole sector, which that driver makes a sector longer; and
 * what the kernel's messages say.
 */
@Tag("oracle")
class LinuxOracleTest {
  /** Disks of one boot. */
  private static final int BATCH = 14;

  private static final Duration TIME_LIMIT = Duration.ofMinutes(16);

  @TempDir Path directory;

  private final List<String> differences = new ArrayList<>();
  private int compared;
  private int withPartitions;
  private int cut;

  @Test
  void linux_seesWhatTheKernelSees() throws IOException, InterruptedException {
    OracleCommand kernel = Oracles.script("kernel-partitions.sh").timeLimit(TIME_LIMIT);
    long[] seeds = OracleDisks.seeds("Linux 6.1", 150, 150, 4850);
    for (int i = 0; i < seeds.length; i += BATCH) {
      compare(kernel, Arrays.copyOfRange(seeds, i, Math.min(seeds.length, i + BATCH)));
    }
    System.out.printf(
        Locale.ROOT,
        "Linux 6.1: %d disks compared, %d with partitions, %d differences, %d not answered in time%n",
        compared,
        withPartitions,
        differences.size(),
        cut);
    assertEquals(List.of(), differences);
    assertTrue(cut * 50 <= seeds.length, () -> cut + " disks were not answered in time");
    assertTrue(withPartitions * 2 > compared, () -> "only " + withPartitions + " had partitions");
  }

  private void compare(OracleCommand kernel, long[] seeds)
      throws IOException, InterruptedException {
    List<TestDisk> disks = Arrays.stream(seeds).mapToObj(LinuxOracleTest::disk).toList();
    List<String> files = new ArrayList<>();
    for (int i = 0; i < disks.size(); i++) {
      Path file = directory.resolve(i + ".img");
      Files.deleteIfExists(file);
      disks.get(i).writeTo(file);
      files.add(file.toString());
    }
    List<List<String>> rows = kernel.run(files).orFail().rows();
    for (int i = 0; i < disks.size(); i++) {
      String file = files.get(i);
      compare(disks.get(i), rows.stream().filter(row -> row.get(0).equals(file)).toList());
    }
  }

  private static TestDisk disk(long seed) {
    TestDisk disk = OracleDisks.of(seed);
    disk.image().truncate(disk.image().size() & -disk.sectorSize().bytes());
    return disk;
  }

  private void compare(TestDisk disk, List<List<String>> rows) {
    assertTrue(!rows.isEmpty(), () -> "no answer for " + disk);
    if (rows.get(0).get(4).equals("timeout")) {
      cut++;
      return;
    }
    List<String> expected =
        rows.stream().skip(1).map(row -> String.join("|", row.subList(1, 6))).toList();
    PartitionMap map = disk.layout().as(PartitionConsumer.LINUX_6_1);
    List<String> actual = map.partitions().stream().map(LinuxOracleTest::line).toList();
    compared++;
    withPartitions += expected.isEmpty() ? 0 : 1;
    if (!actual.equals(expected)) {
      differences.add(
          "%n%s%n  kernel %s%n  view   %s%n  %s"
              .formatted(
                  disk, without(expected, actual), without(actual, expected), map.refused()));
    }
  }

  private static String line(Partition p) {
    return Stream.of(
            Integer.toString(p.number()),
            Long.toUnsignedString(p.start()),
            Long.toUnsignedString(p.sectors()),
            p.uuid().orElse(""),
            p.name())
        .reduce((a, b) -> a + "|" + b)
        .orElseThrow();
  }

  private static List<String> without(List<String> lines, List<String> others) {
    return lines.stream().filter(line -> !others.contains(line)).toList();
  }
}
