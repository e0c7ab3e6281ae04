package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** New tables, as Linux sees them. */
class PartitionCreateTest {
  private static final String LINUX = "0fc63daf-8483-4772-8e79-3d69d8477de4";
  private static final String ESP = "c12a7328-f81f-11d2-ba4b-00a0c93ec93b";

  @TempDir Path directory = Path.of("");

  private PartitionRuns runs = new PartitionRuns(directory);

  @BeforeEach
  void prepare() {
    runs = new PartitionRuns(directory);
  }

  @Test
  void aGptInANewFile() throws IOException {
    runs.ok(
        "create",
        "disk.img",
        "-y",
        "--size=64M",
        "--add",
        "type=esp,size=16M,name=ESP",
        "--add=name=\"a, b\"");
    assertEquals(
        List.of("1: 2048+32768 " + ESP + " \"ESP\"", "2: 34816+94208 " + LINUX + " \"a, b\""),
        runs.linux("disk.img"));
    assertEquals(64 << 20, Files.size(runs.path("disk.img")));
    assertEquals(List.of(), runs.layout("disk.img").findings());
  }

  @Test
  void anMbrOnABlankImage() throws IOException {
    Files.write(runs.path("disk.img"), new byte[32 << 20]);
    runs.ok(
        "create",
        "disk.img",
        "-y",
        "--table=mbr",
        "-a",
        "type=fat32,size=8M,flags=active",
        "-a",
        "kind=logical,size=4M",
        "-a",
        "kind=logical,type=swap");
    assertEquals(
        List.of("1 0x0c [active]", "2 0x0f []", "5 0x83 []", "6 0x82 []"),
        runs.layout("disk.img").as(PartitionConsumer.LINUX_6_1).partitions().stream()
            .map(p -> p.number() + " " + p.type() + " " + p.flags())
            .toList());
  }

  @Test
  void sectorsOf4096Bytes() throws IOException {
    runs.ok("create", "disk.img", "-y", "--size=64M", "--sector-size=4096", "-a", "size=1M");
    try (ImageSource disk = ImageSource.open(runs.path("disk.img"))) {
      DiskLayout layout = DiskLayout.read(disk, SectorSize.B4096).model();
      Partition partition = layout.as(PartitionConsumer.LINUX_6_1).partition(1);
      assertEquals(256, partition.start());
      assertEquals(256, partition.sectors());
      assertEquals(List.of(), layout.findings());
    }
  }

  @Test
  void aLargeFileStaysSparse() throws IOException {
    runs.ok("create", "disk.img", "-y", "--size=3T", "-a", "size=2T", "-a", "");
    assertEquals(3L << 40, Files.size(runs.path("disk.img")));
    assertEquals(
        List.of("1: 2048+4294967296 " + LINUX, "2: 4294969344+2147479552 " + LINUX),
        runs.linux("disk.img"));
    runs.ok("delete", "disk.img", "2", "-y", "--save=saved");
    assertTrue(Files.size(runs.path("saved")) < 1 << 20);
  }

  @Test
  void aSeedMakesTheSameBytes() throws IOException {
    runs.ok("create", "a.img", "-y", "--size=8M", "--seed=x", "-a", "size=1M");
    runs.ok("create", "b.img", "-y", "--size=8M", "--seed=x", "-a", "size=1M");
    assertArrayEquals(runs.bytes("a.img"), runs.bytes("b.img"));
    runs.ok("create", "c.img", "-y", "--size=8M", "--seed=x", "--table=mbr");
    runs.ok("create", "d.img", "-y", "--size=8M", "--seed=x", "--table=mbr");
    assertArrayEquals(runs.bytes("c.img"), runs.bytes("d.img"));
  }

  @Test
  void forceReplacesATable() throws IOException {
    runs.gpt("disk.img");
    byte[] before = runs.bytes("disk.img");
    runs.ok("create", "disk.img", "-y", "--force", "--table=mbr", "-a", "", "--save=saved");
    assertEquals(List.of("1: 2048+129024 0x83"), runs.linux("disk.img"));
    assertTrue(runs.layout("disk.img").gptTables().isEmpty());
    runs.ok("restore", "disk.img", "saved", "-y");
    assertArrayEquals(before, runs.bytes("disk.img"));
  }

  @Test
  void aFileThatGrowsShrinksWhenItIsRestored() throws IOException {
    Files.write(runs.path("disk.img"), new byte[1 << 20]);
    runs.ok("create", "disk.img", "-y", "--size=8M", "--save=saved");
    assertEquals(8 << 20, Files.size(runs.path("disk.img")));
    runs.ok("restore", "disk.img", "saved", "-y");
    assertArrayEquals(new byte[1 << 20], runs.bytes("disk.img"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gpt.img          | there is a GPT with 2 partitions already; --force makes a new table all"
            + " the same",
        "gpt.img --size 1M | has 67108864 bytes already, and is not cut to 1048576",
        "mbr.img          | there is an MBR with 5 partitions already; --force makes a new table"
            + " all the same",
        "fat.img          | there is something already: FAT boot sector; --force makes a new table"
            + " all the same",
        "data.img         | the disk is not blank: byte 1080 is not zero; --force makes a new table"
            + " all the same",
        "tail.img         | the disk is not blank: byte 1572863 is not zero; --force makes a new"
            + " table all the same",
        "new.img          | there is nothing yet, so give its --size",
        "new.img --size 9 | a disk of 9 bytes is too small for a GPT of 128 entries, which needs"
            + " 34816",
        "new.img --size 50% | --size is a size such as 64M, not 50%",
        "new.img --size 9M -a size=10M | partition 1 does not fit: 10 MiB asked, the largest free"
            + " place has 8371712 bytes",
        "new.img --size 9M -a flags=big | a partition of a GPT has no flag 'big'",
        "none/new.img --size 9M | no such file",
      })
  void whatIsRefusedChangesNothing(String command, String complaint) throws IOException {
    runs.gpt("gpt.img");
    runs.mbr("mbr.img");
    Files.move(SampleImages.unpack("fat-boot-sector", directory), runs.path("fat.img"));
    byte[] data = new byte[1 << 20];
    data[1080] = 0x53; // where ext4 has its magic
    Files.write(runs.path("data.img"), data);
    byte[] tail = new byte[3 << 19];
    tail[tail.length - 1] = 1;
    Files.write(runs.path("tail.img"), tail);
    String name = command.split(" ", -1)[0];
    byte[] before = Files.exists(runs.path(name)) ? runs.bytes(name) : new byte[0];
    String said = runs.refused(("create " + command + " -y").split(" ", -1));
    assertTrue(said.startsWith("bootfmt: " + name + ": " + complaint), said);
    if (name.endsWith("new.img")) {
      assertFalse(Files.exists(runs.path(name)));
    } else {
      assertArrayEquals(before, runs.bytes(name));
    }
  }

  @Test
  void aNewFileThatIsNotWantedIsNotMade() {
    ToolRun run = runs.answering("n\n", "create", "disk.img", "--size", "8M");
    assertEquals(1, run.status());
    assertTrue(run.out().startsWith("disk.img  new, GPT, 8 MiB, 512-byte sectors\n"), run.out());
    assertFalse(Files.exists(runs.path("disk.img")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "esp            | 'esp' is no KEY=VALUE; a partition is like type=esp,size=16M,name=ESP",
        "size=          | '' is no size; sizes are like 512MiB, 1.5G, 2048s, 50%, 50%free, rest,"
            + " +64M, -64M",
        "colour=red     | 'colour' is nothing to say of a partition; there are type, size, start,"
            + " name, flags, number, guid, kind",
        "size=1M,size=2M | 'size' is there twice in 'size=1M,size=2M'",
        "name=\"x       | a double quote is missing in 'name=\"x'",
      })
  void partitionsThatMakeNoSense(String partition, String complaint) {
    ToolRun run = runs.run("create", "disk.img", "--size=9M", "--add", partition);
    assertEquals(
        new ToolRun(
            2,
            "",
            "bootfmt: --add: %s\nTry 'bootfmt partition create --help'.\n".formatted(complaint)),
        run);
  }
}
