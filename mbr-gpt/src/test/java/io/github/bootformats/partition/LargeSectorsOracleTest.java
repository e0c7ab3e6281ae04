package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.internal.view.LinuxSlots;
import io.github.bootformats.testsupport.OracleCommand;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shows valid disks with sectors of 4096 bytes to libblkid, through loop devices of that sector
 * size, as the kernel that can be asked about partitions has none. On valid disks both see the same
 * but for extended partitions, which Linux shows short, nested tables, whose slices libblkid scales
 * otherwise, and partitions beyond the 255th, for which Linux has no number.
 */
@Tag("oracle")
class LargeSectorsOracleTest {
  private static final Set<String> NOT_COMPARED =
      Set.of("0x05", "0x0f", "0x85", "0xa5", "0xa6", "0xa9", "0x82", "0xbf", "0x63", "0x81");

  @TempDir Path directory;

  @Test
  void linux_seesWhatLibblkidSees() throws IOException, InterruptedException {
    OracleCommand losetup = Oracles.tool("losetup", "mount");
    OracleCommand partx = Oracles.tool("partx", "util-linux");
    int partitions = 0;
    int disks = 0;
    for (long seed : OracleDisks.seeds("Sectors of 4096 bytes", 20, 20, 180)) {
      TestDisk disk = RandomDisks.of(seed, SectorSize.B4096);
      Path file = directory.resolve("disk.img");
      Files.deleteIfExists(file);
      disk.writeTo(file);
      OracleRun attached = losetup.run("-f", "--show", "-r", "-b", "4096", file.toString());
      Assumptions.assumeTrue(attached.exit() == 0, () -> "no loop devices: " + attached.err());
      String device = attached.out().strip();
      try {
        List<Partition> seen = disk.layout().as(PartitionConsumer.LINUX_6_1).partitions();
        if (seen.stream().anyMatch(p -> NOT_COMPARED.contains(p.type()))) {
          continue;
        }
        List<String> expected =
            partx
                .run("-g", "-r", "-b", "-o", "NR,START,SECTORS,UUID", device)
                .out()
                .lines()
                .map(String::strip)
                .filter(line -> numberOf(line) < LinuxSlots.LIMIT)
                .toList();
        assertEquals(
            expected, seen.stream().map(LargeSectorsOracleTest::line).toList(), disk::description);
        partitions += seen.size();
        disks++;
      } finally {
        losetup.run("-d", device);
      }
    }
    System.out.printf("  %d disks with %d partitions agree%n", disks, partitions);
    assertTrue(partitions > 20, "too few partitions: " + partitions);
  }

  private static int numberOf(String line) {
    return Integer.parseInt(line.substring(0, line.indexOf(' ')));
  }

  /** Returns the line of {@code partx}, which counts in 512 bytes. */
  private static String line(Partition p) {
    long blocks = p.sectorSize().bytes() / 512;
    return "%d %d %d %s"
        .formatted(p.number(), p.start() * blocks, p.sectors() * blocks, p.uuid().orElse(""));
  }
}
