package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that is given alone is the one that stands among all. */
class CommandsTest {
  @TempDir Path directory;

  @Test
  void commandsAreThoseOfTheHelp_inItsOrder() {
    String help = ToolRun.in(directory, "--help").out();
    List<String> named =
        help.substring(help.indexOf("Commands:"))
            .lines()
            .filter(line -> line.matches("  [a-z].*"))
            .map(line -> line.strip().replaceAll(" .*", ""))
            .toList();
    assertEquals(Commands.NAMES, named);
  }

  @Test
  void commandAloneHasTheSameHelpAsAmongAll() {
    assertAll(
        Commands.NAMES.stream()
            .map(
                name ->
                    () -> {
                      ToolRun alone = ToolRun.in(directory, name, "--help");
                      ToolRun amongAll = ToolRun.in(directory, "--color=auto", name, "--help");
                      assertEquals(amongAll, alone);
                      assertTrue(alone.out().contains("bootfmt " + name), alone.out());
                    }));
  }

  @Test
  void wrongNameIsAnsweredWithThoseThatAreLikeIt() {
    assertEquals(
        "bootfmt: no command 'inspct'; did you mean inspect?", firstError("inspct", "disk.img"));
    assertEquals(
        "bootfmt: no command 'creat'; did you mean create?", firstError("partition", "creat"));
    assertEquals("bootfmt: no command 'xyzzy'", firstError("xyzzy"));
  }

  private String firstError(String... args) {
    ToolRun run = ToolRun.in(directory, args);
    assertEquals(Bootfmt.USAGE, run.status());
    return run.err().lines().findFirst().orElseThrow();
  }
}
