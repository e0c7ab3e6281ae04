package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real tools take what the commands write, and see the partitions that we see. */
@Tag("oracle")
class PartitionOracleTest {
  private static final int SAMPLE = 15;
  private static final int FULL = 500;
  private static final int CHANGES = 4;

  @TempDir Path directory = Path.of("");

  private PartitionRuns runs = new PartitionRuns(directory);

  @BeforeEach
  void prepare() {
    runs = new PartitionRuns(directory);
  }

  private void check(String command) throws IOException, InterruptedException {
    String image = runs.path("disk.img").toString();
    PartitionMap ours = runs.layout("disk.img").as(PartitionConsumer.LIBBLKID_2_38);
    OracleRun partx =
        Oracles.tool("partx", "util-linux").run("-b", "-g", "-r", "-o", "NR,START,SECTORS", image);
    assertEquals(
        ours.partitions().stream()
            .map(p -> p.number() + " " + p.start() + " " + p.sectors())
            .toList(),
        partx.out().lines().toList(),
        () -> command + "\n" + partx);
    OracleRun sfdisk = Oracles.tool("sfdisk", "fdisk").run("-V", image).orFail();
    assertTrue(sfdisk.out().contains("No errors detected"), () -> command + "\n" + sfdisk);
    if (ours.table().equals("gpt")) {
      OracleRun sgdisk = Oracles.tool("sgdisk", "gdisk").run("-v", image).orFail();
      assertTrue(sgdisk.out().contains("No problems found."), () -> command + "\n" + sgdisk);
      assertEquals("", sgdisk.err(), command);
    }
  }

  private void ok(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(command));
    all.add("--yes");
    runs.ok(all.toArray(String[]::new));
    check(String.join(" ", all));
  }

  @Test
  void aGptThroughAllCommands() throws IOException, InterruptedException {
    ok("create", "disk.img", "--size=64M", "--add=type=esp,size=16M,name=ESP", "--add=size=8M");
    ok("add", "disk.img", "--type=swap", "--size=4M", "--name=swap", "--flags=no-auto");
    ok("add", "disk.img", "--size=50%free", "--save=saved");
    ok("restore", "disk.img", "saved");
    ok("add", "disk.img", "--size=1M");
    ok("delete", "disk.img", "2");
    ok("resize", "disk.img", "1", "20M");
    ok("grow", "disk.img", "--size=+36M", "--partition=4");
    ok("convert", "disk.img", "new-ids");
    ok("convert", "disk.img", "mbr");
  }

  @Test
  void anMbrThroughAllCommands() throws IOException, InterruptedException {
    ok("create", "disk.img", "--size=64M", "--table=mbr", "--add=type=fat32,size=8M,flags=active");
    ok("add", "disk.img", "--kind=primary", "--size=4M");
    ok("add", "disk.img", "--kind=logical", "--size=8M");
    ok("add", "disk.img", "--size=30%free", "--save=saved");
    ok("restore", "disk.img", "saved");
    ok("add", "disk.img", "--type=swap");
    ok("grow", "disk.img", "--size=+8M", "--partition=6");
    ok("resize", "disk.img", "6", "-1M");
    ok("delete", "disk.img", "5");
    ok("convert", "disk.img", "gpt");
  }

  @Test
  void aRepairedGpt() throws IOException, InterruptedException {
    SampleImages.unpack("gpt-primary-entries-damaged", directory);
    Files.move(runs.path("gpt-primary-entries-damaged.img"), runs.path("disk.img"));
    ok("repair", "disk.img");
  }

  @Test
  void aDiskBeyond2TiB() throws IOException, InterruptedException {
    ok("create", "disk.img", "--size=3T", "--add=size=2500G", "--add=size=rest");
    ok("resize", "disk.img", "2", "10G");
    ok("grow", "disk.img", "--size=4T");
  }

  @Test
  void randomCommands() throws IOException, InterruptedException {
    long seed = Oracles.seed();
    System.out.println("random commands with the seed " + seed);
    SplittableRandom seeds = new SplittableRandom(seed);
    int made = 0;
    for (int i = Oracles.count(SAMPLE, FULL); i > 0; i--) {
      RandomCommands commands = new RandomCommands(seeds.nextLong());
      Files.deleteIfExists(runs.path("disk.img"));
      ok(commands.create("disk.img").toArray(String[]::new));
      for (int j = 0; j < CHANGES; j++) {
        List<String> command =
            new ArrayList<>(commands.change("disk.img", runs.layout("disk.img")));
        command.add("--yes");
        if (runs.run(command.toArray(String[]::new)).status() == 0) {
          check(command.toString());
          made++;
        }
      }
    }
    assertTrue(made > 20, "only " + made + " changes were possible");
  }
}
