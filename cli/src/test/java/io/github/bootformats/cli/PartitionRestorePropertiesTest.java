package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/** A command does what it says or nothing, and what was saved puts everything back. */
class PartitionRestorePropertiesTest {
  private static final int CHANGES = 4;

  @Property(tries = 15, shrinking = ShrinkingMode.OFF)
  void everyChangeIsUndone_andEveryRefusalChangesNothing(@ForAll long seed) throws IOException {
    Path directory = Files.createTempDirectory("partition");
    try {
      PartitionRuns runs = new PartitionRuns(directory);
      RandomCommands commands = new RandomCommands(seed);
      runs.ok(with(commands.create("disk.img"), "--yes"));
      for (int i = 0; i < CHANGES; i++) {
        change(runs, commands.change("disk.img", runs.layout("disk.img")), "saved" + i);
      }
    } finally {
      delete(directory);
    }
  }

  private static void change(PartitionRuns runs, List<String> command, String saved)
      throws IOException {
    byte[] before = runs.bytes("disk.img");
    ToolRun dry = runs.run(with(command, "--dry-run"));
    assertSame(before, runs, command);
    ToolRun run = runs.run(with(command, "--yes", "--save=" + saved));
    assertEquals(dry.status(), run.status());
    Statistics.collect(command.get(0), run.status() == 0 ? "made" : "refused");
    if (run.status() != 0) {
      assertEquals(1, run.err().lines().count(), run.err());
      assertSame(before, runs, command);
      return;
    }
    if (!Files.exists(runs.path(saved))) {
      assertSame(before, runs, command);
      return;
    }
    byte[] after = runs.bytes("disk.img");
    runs.ok("restore", "disk.img", saved, "--yes");
    assertSame(before, runs, command);
    Files.write(runs.path("disk.img"), after);
  }

  private static void assertSame(byte[] before, PartitionRuns runs, List<String> command)
      throws IOException {
    assertTrue(Arrays.equals(before, runs.bytes("disk.img")), command.toString());
  }

  private static String[] with(List<String> command, String... more) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
