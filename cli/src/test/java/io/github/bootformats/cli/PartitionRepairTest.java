package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repairing tables, and making use of disks that have grown. */
class PartitionRepairTest {
  private static final String DAMAGED = "gpt-primary-entries-damaged.img";

  @TempDir Path directory = Path.of("");

  private PartitionRuns runs = new PartitionRuns(directory);

  @BeforeEach
  void unpack() throws IOException {
    runs = new PartitionRuns(directory);
    SampleImages.unpack("gpt-primary-entries-damaged", directory);
  }

  private void secondActive(String name) throws IOException {
    MbrEntry active = runs.layout(name).mbr().entry(0).withActive(true);
    try (RandomAccessFile disk = new RandomAccessFile(runs.path(name).toFile(), "rw")) {
      for (int slot = 0; slot < 2; slot++) {
        disk.seek(446 + 16L * slot);
        disk.write(active.bootIndicator());
      }
    }
  }

  @Test
  void theGoodCopyIsUsed() throws IOException {
    byte[] before = runs.bytes(DAMAGED);
    assertEquals(List.of(), runs.linux(DAMAGED));
    String out = runs.ok("repair", DAMAGED, "-y", "--save=saved");
    assertTrue(out.contains("primary GPT made anew from the backup at LBA 16383"), out);
    assertTrue(out.contains("This settles:\n  ✗ The GPT header at LBA 1 has the CRC"), out);
    assertEquals(2, runs.linux(DAMAGED).size());
    assertEquals(List.of(), runs.layout(DAMAGED).findings());
    runs.ok("restore", DAMAGED, "saved", "-y");
    assertArrayEquals(before, runs.bytes(DAMAGED));
  }

  @Test
  void aWholeDiskIsLeftAlone() throws IOException {
    runs.gpt("disk.img");
    assertEquals("disk.img: nothing to change\n", runs.ok("repair", "disk.img"));
    assertEquals(
        "disk.img: nothing that could be repaired\n", runs.ok("repair", "disk.img", "--list"));
  }

  @Test
  void whatSomebodyShouldDecideIsNotDoneUnasked() throws IOException {
    runs.mbr("disk.img");
    secondActive("disk.img");
    String out = runs.ok("repair", "disk.img", "-y");
    assertEquals(
        """
        disk.img: nothing to change
        Note:
          MBR partition 2 is active as well; --only single-active settles that, but somebody should decide
            it
        """,
        out);
    runs.ok("repair", "disk.img", "-y", "--only", "single-active");
    assertEquals(
        List.of(List.of("active"), List.of()),
        runs.layout("disk.img").as(PartitionConsumer.LINUX_6_1).partitions().stream()
            .limit(2)
            .map(p -> p.flags())
            .toList());
  }

  @Test
  void theListSaysWhatWouldBeDone() throws IOException {
    byte[] before = runs.bytes(DAMAGED);
    String out = runs.ok("repair", DAMAGED, "--list");
    assertTrue(out.startsWith("primary-gpt\n  settles:\n    ✗ The GPT header at LBA 1"), out);
    JsonTree first =
        JsonTree.parse(runs.ok("repair", DAMAGED, "--list", "--json")).get("repairs").get(0);
    assertEquals(List.of("id", "obvious", "steps", "resolved", "introduced"), first.keys());
    assertEquals("primary-gpt", first.get("id").text());
    assertTrue(first.get("obvious").bool());
    assertArrayEquals(before, runs.bytes(DAMAGED));
  }

  @Test
  void whatCannotBeRepairedIsSaid() throws IOException {
    runs.mbr("disk.img");
    assertEquals(
        "bootfmt: disk.img: gpt: there is no GPT",
        runs.refused("repair", "disk.img", "-y", "--only=primary-gpt").replaceAll("GPT .*", "GPT"));
  }

  @Test
  void anUnknownRepairIsWrongUsage() {
    ToolRun run = runs.run("repair", DAMAGED, "--only=magic");
    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("bootfmt: --only is boot-indicators, ebr-links, "), run.err());
    assertTrue(run.err().contains(", chs-addresses, not 'magic'\n"), run.err());
    assertEquals(2, runs.run("repair", DAMAGED, "--only=gpt-fields", "--all").status());
  }

  @Test
  void theBackupMovesToTheNewEnd_andAPartitionWithIt() throws IOException {
    runs.gpt("disk.img");
    byte[] before = runs.bytes("disk.img");
    runs.ok("grow", "disk.img", "-y", "--size=+36M", "--partition=2", "--save=saved");
    assertEquals(100 << 20, Files.size(runs.path("disk.img")));
    assertEquals(List.of(), runs.layout("disk.img").findings());
    assertTrue(runs.linux("disk.img").get(1).startsWith("2: 34816+167936 "));
    assertEquals("disk.img: nothing to change\n", runs.ok("grow", "disk.img"));
    runs.ok("restore", "disk.img", "saved", "-y");
    assertArrayEquals(before, runs.bytes("disk.img"));
  }

  @Test
  void aFileThatHasGrownAlready() throws IOException {
    runs.gpt("disk.img");
    try (RandomAccessFile disk = new RandomAccessFile(runs.path("disk.img").toFile(), "rw")) {
      disk.setLength(5L << 30);
    }
    runs.ok("grow", "disk.img", "-y");
    assertEquals(List.of(), runs.layout("disk.img").findings());
    assertEquals(10485759, runs.layout("disk.img").backupGpt().orElseThrow().lba());
  }

  @Test
  void theExtendedPartitionGrowsWithItsLastLogicalOne() throws IOException {
    runs.mbr("disk.img");
    runs.ok("grow", "disk.img", "-y", "--partition=7");
    assertEquals(
        List.of("5 8192", "6 8192", "7 90112"),
        runs.layout("disk.img").as(PartitionConsumer.LINUX_6_1).partitions().stream()
            .filter(p -> p.number() >= 5)
            .map(p -> p.number() + " " + p.sectors())
            .toList());
    assertEquals(
        """
        disk.img: nothing to change
        Note:
          partition 5 has nothing free behind it
        """,
        runs.ok("grow", "disk.img", "--partition=5"));
  }

  @Test
  void growingDoesNotShrink() throws IOException {
    runs.gpt("disk.img");
    assertEquals(
        "bootfmt: disk.img: has 67108864 bytes already; 'bootfmt partition shrink' makes it"
            + " smaller",
        runs.refused("grow", "disk.img", "-y", "--size=1M"));
    assertEquals(
        "bootfmt: disk.img: --size is a size such as 64M or +64M, not 50%",
        runs.refused("grow", "disk.img", "-y", "--size=50%"));
  }

  @Test
  void typesAreListed() throws IOException {
    String out = runs.ok("list-types", "DragonFly BSD Swap");
    assertEquals(
        """
        table  type                                  short names     name
        gpt    9d58fdbd-1ca5-11dc-8817-01301bb8a9f5  dragonfly-swap  DragonFly BSD swap
        """,
        out);
    JsonTree types =
        JsonTree.parse(runs.ok("list-types", "--json", "--table=mbr", "0x8e")).get("types");
    assertEquals(1, types.size());
    assertEquals("Linux LVM", types.get(0).get("name").text());
    assertEquals(
        "bootfmt: no type has 'no such' in its name", runs.refused("list-types", "no such"));
  }
}
