package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
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
import java.util.function.LongFunction;
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
 *
 * <p>The kernel has more parsers than Debian's: AIX, SysV68 and all of Acorn's. No difference that
 * comes from that is expected, as no disk here has such a label, and none is allowed.
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
  private int named;
  private int cut;

  @Test
  void linux_seesWhatTheKernelSees() throws IOException, InterruptedException {
    compare(
        PartitionConsumer.LINUX_6_1,
        List.of(),
        OracleDisks.seeds("Linux 6.1", 150, 150, 4850),
        OracleDisks::of);
  }

  @Test
  void linux_seesWhatTheKernelSees_withTheParameterGpt() throws IOException, InterruptedException {
    compare(
        PartitionConsumer.LINUX_6_1_GPT,
        List.of("-g"),
        OracleDisks.seeds("Linux 6.1 with gpt", 14, 42, 986),
        OracleDisks::of);
  }

  /** The disks of another generator, which has other ideas of what is odd. */
  @Test
  void linux_seesWhatTheKernelSees_onOddDisks() throws IOException, InterruptedException {
    compare(
        PartitionConsumer.LINUX_6_1,
        List.of(),
        OracleDisks.seeds("Linux 6.1 on odd disks", 14, 42, 986),
        seed -> new TestDisk("odd disk " + seed, SectorSize.B512, OddDisks.of(seed)));
  }

  private void compare(
      PartitionConsumer view, List<String> options, long[] seeds, LongFunction<TestDisk> disks)
      throws IOException, InterruptedException {
    OracleCommand kernel = Oracles.script("kernel-partitions.sh").timeLimit(TIME_LIMIT);
    for (int i = 0; i < seeds.length; i += BATCH) {
      long[] batch = Arrays.copyOfRange(seeds, i, Math.min(seeds.length, i + BATCH));
      compareBatch(kernel, options, view, Arrays.stream(batch).mapToObj(disks).toList());
    }
    System.out.printf(
        Locale.ROOT,
        "  %d compared, %d with partitions, %d with other labels, %d differences, %d not answered in time%n",
        compared,
        withPartitions,
        named,
        differences.size(),
        cut);
    assertEquals(List.of(), differences);
    int answered = compared;
    assertTrue(cut * 50 <= seeds.length, () -> cut + " disks were not answered in time");
    assertTrue(withPartitions * 3 > answered, () -> "only " + withPartitions + " had partitions");
  }

  private void compareBatch(
      OracleCommand kernel, List<String> options, PartitionConsumer view, List<TestDisk> disks)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(options);
    for (int i = 0; i < disks.size(); i++) {
      TestDisk disk = disks.get(i);
      disk.image().truncate(disk.image().size() & -disk.sectorSize().bytes());
      Files.deleteIfExists(file(i));
      disk.writeTo(file(i));
      arguments.add(file(i).toString());
    }
    List<List<String>> rows = kernel.run(arguments).orFail().rows();
    for (int i = 0; i < disks.size(); i++) {
      String file = file(i).toString();
      compareOne(view, disks.get(i), rows.stream().filter(r -> r.get(0).equals(file)).toList());
    }
  }

  private Path file(int index) {
    return directory.resolve(index + ".img");
  }

  private void compareOne(PartitionConsumer view, TestDisk disk, List<List<String>> rows) {
    assertTrue(!rows.isEmpty(), () -> "no answer for " + disk);
    if (rows.get(0).get(4).equals("timeout")) {
      cut++;
      return;
    }
    List<String> expected =
        rows.stream().skip(1).map(row -> String.join("|", row.subList(1, 6))).toList();
    PartitionMap map = disk.layout().as(view);
    List<String> actual = map.partitions().stream().map(LinuxOracleTest::line).toList();
    compared++;
    if (map.refused().filter(r -> r.code().equals("linux.other-label")).isPresent()) {
      // The view names Atari's table and the like; the kernel opens them.
      named++;
      String table = rows.get(0).get(4);
      assertTrue(!List.of("gpt", "dos", "none").contains(table), () -> disk + ": " + table);
      return;
    }
    withPartitions += expected.isEmpty() ? 0 : 1;
    if (!actual.equals(expected)) {
      differences.add(
          "%n%s%n  kernel %s%n  view   %s%n  %s"
              .formatted(
                  disk, without(expected, actual), without(actual, expected), map.refused()));
    }
  }

  private static String line(Partition p) {
    return String.join(
        "|",
        Integer.toString(p.number()),
        Long.toUnsignedString(p.start()),
        Long.toUnsignedString(p.sectors()),
        p.uuid().orElse(""),
        p.name());
  }

  private static List<String> without(List<String> lines, List<String> others) {
    return lines.stream().filter(line -> !others.contains(line)).toList();
  }
}
