package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.testsupport.Oracles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
    int count = Oracles.count(100, 10_000);
    for (int first = 0; first < count; first += SCRIPTS_A_RUN) {
      compare(scripts(seed, first, Math.min(SCRIPTS_A_RUN, count - first)));
    }
  }

  /** Runs entries of real configurations: each of them, or a sample. */
  @Test
  @Tag("corpus")
  void entriesOfTheCorpus() throws Exception {
    long seed = Oracles.seed();
    System.out.println("GrubEngineOracleTest.entriesOfTheCorpus: seed " + seed);
    List<CorpusEntry> entries = new ArrayList<>(CorpusEntry.all(root));
    Collections.shuffle(entries, new Random(seed));
    List<String> differences = new ArrayList<>();
    int count = Math.min(entries.size(), Oracles.count(50, Integer.MAX_VALUE));
    for (CorpusEntry entry : entries.subList(0, count)) {
      GrubEval ours = GrubEval.ours(entry.script().toByteArray(), root, entry.indices());
      GrubEval real =
          GrubEval.real(
              directory,
              entry.script().toByteArray(),
              root,
              "--entry",
              GrubEval.path(entry.indices()));
      if (!real.equals(ours)) {
        differences.add("%s%nGRUB: %s%nours: %s%n".formatted(entry, real, ours));
      }
    }
    System.out.println(count + " of " + entries.size() + " entries");
    assertTrue(differences.isEmpty(), () -> String.join("\n", differences));
  }

  @Test
  void whatNeverEndsIsLimited() throws Exception {
    for (String script :
        List.of("echo a\nwhile true; do true; done\n", "until false; do x=$x; done\n")) {
      byte[] bytes = script.getBytes(StandardCharsets.UTF_8);
      GrubEval real = GrubEval.real(directory, bytes, root, "--timeout", "5");
      assertEquals(real.lines(), GrubEval.ours(bytes, root).lines());
      assertEquals(GrubEval.ENDLESS, real.lines().get(real.lines().size() - 1));
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
    GrubEval real = GrubEval.real(directory, all, root, "--timeout", "60");
    if (!ours.lines().equals(real.lines())) {
      fail(scripts, ours.lines(), real.lines());
    }
    assertEquals(real.entries(), ours.entries());
    assertEquals(real.variables(), ours.variables());
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
