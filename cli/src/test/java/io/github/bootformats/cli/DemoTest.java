package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {
  @TempDir Path directory = Path.of("");

  @Test
  void itShowsItsCodeAndTheSameDiskEachTime() throws IOException {
    ToolRun first = ToolRun.in(directory, "demo", "--texts");
    byte[] disk = Files.readAllBytes(directory.resolve("target/demo/disk.img"));
    assertEquals(0, first.status(), first.err());
    assertTrue(first.out().contains("GptBuilder.create(64 << 20, SectorSize.B512)"), first.out());
    assertTrue(first.out().contains("└─ GPT with 2 partitions"), first.out());
    assertTrue(first.out().contains("It does not boot, for this is missing: "), first.out());
    assertEquals(first, ToolRun.in(directory, "demo", "--texts"));
    assertArrayEquals(disk, Files.readAllBytes(directory.resolve("target/demo/disk.img")));
  }

  @Test
  void theDiskCanBeAnotherOne_whichIsNotReplaced() throws IOException {
    ToolRun run = ToolRun.in(directory, "demo", "--texts", "-o", "d.img");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().startsWith("This code wrote d.img:"), run.out());
    assertTrue(run.out().contains("$ bootfmt inspect d.img\n"), run.out());
    assertTrue(Files.exists(directory.resolve("d.img")));
    assertEquals(1, ToolRun.in(directory, "demo", "--texts", "-o", "d.img").status());
  }

  @Test
  void itSaysWhereItCannotWrite() throws IOException {
    Files.createFile(directory.resolve("target"));
    ToolRun run = ToolRun.in(directory, "demo");
    assertEquals(1, run.status());
    assertEquals(1, run.err().lines().count(), run.err());
  }
}
