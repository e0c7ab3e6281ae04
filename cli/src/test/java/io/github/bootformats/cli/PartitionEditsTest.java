package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.partition.PartitionConsumer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adding, deleting and resizing partitions, as Linux sees what comes of it. */
class PartitionEditsTest {
  private static final String LINUX = "0fc63daf-8483-4772-8e79-3d69d8477de4";
  private static final String ESP = "c12a7328-f81f-11d2-ba4b-00a0c93ec93b";
  private static final String GUID = "01234567-89ab-cdef-0123-456789abcdef";

  @TempDir Path directory = Path.of("");

  private PartitionRuns runs = new PartitionRuns(directory);

  @BeforeEach
  void writeDisks() throws IOException {
    runs = new PartitionRuns(directory);
    runs.gpt("gpt.img");
    runs.mbr("mbr.img");
  }

  @Test
  void addTakesWhatIsFree() throws IOException {
    runs.ok("add", "gpt.img", "-y");
    assertEquals(
        List.of(
            "1: 2048+32768 " + ESP + " \"ESP\"",
            "2: 34816+16384 " + LINUX + " \"root\"",
            "3: 51200+77824 " + LINUX),
        runs.linux("gpt.img"));
  }

  @Test
  void addSaysEverything() throws IOException {
    runs.ok(
        "add",
        "gpt.img",
        "-y",
        "--type=swap",
        "--size=4M",
        "--start=40M",
        "--name=a, \"b\"",
        "--number=9",
        "--guid=" + GUID,
        "--flags=no-auto,required");
    Partition added = runs.layout("gpt.img").as(PartitionConsumer.LIBBLKID_2_38).partition(9);
    assertEquals(81920, added.start());
    assertEquals(8192, added.sectors());
    assertEquals("0657fd6d-a4ab-43c4-84e5-0933c84b4f4f", added.type());
    assertEquals("a, \"b\"", added.name());
    assertEquals(GUID, added.uuid().orElseThrow());
    assertEquals(List.of("required", "bit-63"), added.flags());
  }

  @Test
  void aSeedMakesTheSameBytes() throws IOException {
    runs.gpt("again.img");
    runs.ok("add", "gpt.img", "-y", "--seed", "x");
    runs.ok("add", "again.img", "-y", "--seed", "x");
    assertEquals(
        runs.layout("gpt.img").as(PartitionConsumer.LINUX_6_1),
        runs.layout("again.img").as(PartitionConsumer.LINUX_6_1));
  }

  @Test
  void addAlignsAsItIsTold() throws IOException {
    runs.ok("add", "gpt.img", "-y", "--align=4M", "--size=1M");
    assertTrue(runs.linux("gpt.img").contains("3: 57344+2048 " + LINUX));
  }

  @Test
  void addPrimaryAndLogical() throws IOException {
    runs.ok("delete", "mbr.img", "6", "-y");
    runs.ok("add", "mbr.img", "-y", "--size=2M", "--kind=logical", "--type=lvm");
    runs.ok("add", "mbr.img", "-y", "--size=2M", "--kind=primary", "--type=0x0c");
    List<Partition> seen = runs.layout("mbr.img").as(PartitionConsumer.LINUX_6_1).partitions();
    assertEquals(
        List.of("1 0x0c", "2 0x0f", "3 0x0c", "5 0x83", "6 0x8e", "7 0x83"),
        seen.stream().map(p -> p.number() + " " + p.type()).toList());
    assertEquals(4096, seen.get(4).sectors());
  }

  @Test
  void deleteTakesTheNumbersThatThereAreNow() throws IOException {
    List<String> before = runs.linux("mbr.img");
    assertEquals(5, before.size(), before.toString());
    runs.ok("delete", "mbr.img", "5", "6", "-y");
    List<String> after = runs.linux("mbr.img");
    assertEquals(3, after.size(), after.toString());
    assertEquals(before.get(4).replace("7: ", "5: "), after.get(2));
  }

  @Test
  void deleteTakesLogicalPartitionsWithTheExtendedOne() throws IOException {
    runs.ok("delete", "mbr.img", "2", "5", "-y");
    assertEquals(1, runs.linux("mbr.img").size());
  }

  @Test
  void resizeGrowsAndShrinks() throws IOException {
    runs.ok("resize", "gpt.img", "2", "+2M", "-y");
    assertEquals("2: 34816+20480 " + LINUX + " \"root\"", runs.linux("gpt.img").get(1));
    runs.ok("resize", "gpt.img", "2", "-1M", "-y");
    assertEquals("2: 34816+18432 " + LINUX + " \"root\"", runs.linux("gpt.img").get(1));
    runs.ok("resize", "gpt.img", "2", "rest", "-y");
    assertEquals("2: 34816+94208 " + LINUX + " \"root\"", runs.linux("gpt.img").get(1));
  }
}
