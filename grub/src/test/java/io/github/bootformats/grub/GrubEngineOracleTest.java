package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.testsupport.Oracles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares what scripts print, load and define with GRUB's own engine. */
@Tag("oracle")
class GrubEngineOracleTest {
  private static final int SCRIPTS_A_RUN = 75;

  @TempDir private Path directory;
  private Path root;

  @BeforeEach
  void files() throws Exception {
    root = SampleRoot.create(Files.createDirectory(directory.resolve("root")));
  }

  @Test
  void generatedScripts() throws Exception {
    long seed = Oracles.seed();
    System.out.println("GrubEngineOracleTest.generatedScripts: seed " + seed);
    int count = Oracles.count(150, 10_000);
    for (int first = 0; first < count; first += SCRIPTS_A_RUN) {
      compare(scripts(seed, first, Math.min(SCRIPTS_A_RUN, count - first)));
    }
  }

  private static List<String> scripts(long seed, int first, int count) {
    List<String> scripts = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      scripts.add("echo @@@" + i + "\n" + RandomScripts.script(new Random(seed + i)));
    }
    return scripts;
  }

  private void compare(List<String> scripts) throws Exception {
    byte[] all = String.join("\n", scripts).getBytes(StandardCharsets.UTF_8);
    GrubEval ours = GrubEval.ours(all, root);
    GrubEval real = GrubEval.real(directory, all, root);
    if (!ours.lines().equals(real.lines())) {
      fail(scripts, ours.lines(), real.lines());
    }
    assertEquals(names(real.entries()), names(ours.entries()));
    assertEquals(real.variables(), ours.variables());
  }

  private static List<String> names(List<String> entries) {
    return entries.stream()
        .map(e -> String.join("|", List.of(e.split("\\|", 4)).subList(0, 3)))
        .toList();
  }

  private static void fail(List<String> scripts, List<String> ours, List<String> real) {
    int line = 0;
    String mark = "@@@?";
    while (line < Math.min(ours.size(), real.size()) && ours.get(line).equals(real.get(line))) {
      mark = ours.get(line).startsWith("@@@") ? ours.get(line) : mark;
      line++;
    }
    String wanted = mark;
    String script =
        scripts.stream().filter(s -> s.startsWith("echo " + wanted + "\n")).findFirst().orElse("");
    throw new AssertionError(
        "line %d of the output%nscript:%n%s%nGRUB: %s%nours: %s"
            .formatted(
                line,
                script,
                real.subList(Math.max(0, line - 2), Math.min(real.size(), line + 4)),
                ours.subList(Math.max(0, line - 2), Math.min(ours.size(), line + 4))));
  }
}
