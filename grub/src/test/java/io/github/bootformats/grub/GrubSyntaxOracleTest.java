package io.github.bootformats.grub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.testsupport.CorpusFile;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks grub-script-check for the same verdicts. */
@Tag("oracle")
class GrubSyntaxOracleTest {
  private static final String LOOP =
      """
      cd "$1" && for f in *; do
        out=$(grub-script-check "$f" 2>&1); rc=$?
        case $out in *"contains no commands"*) rc=2;; esac
        echo "$rc"
      done\
      """;

  @TempDir private Path directory;

  @Test
  @Tag("corpus")
  void corpusAndItsTruncations() throws Exception {
    List<byte[]> scripts = new ArrayList<>();
    List<byte[]> files = corpus();
    scripts.addAll(files);
    int truncated = 0;
    for (byte[] file : files) {
      if (file.length > 400 && file.length < 12_000 && truncated++ < 10) {
        for (int i = 0; i < file.length; i++) {
          if (file[i] == '\n') {
            scripts.add(Arrays.copyOf(file, i + 1));
          }
        }
      }
    }
    compare(scripts);
  }

  @Test
  @Tag("corpus")
  void mutations() throws Exception {
    long seed = Oracles.seed();
    System.out.println("GrubSyntaxOracleTest.mutations: seed " + seed);
    Random random = new Random(seed);
    List<byte[]> files = corpus();
    List<byte[]> scripts = new ArrayList<>();
    for (int i = Oracles.count(300, 2000); i > 0; i--) {
      scripts.add(ScriptMutations.mutate(files.get(random.nextInt(files.size())), random));
    }
    compare(scripts);
  }

  private static GrubScriptCheck verdict(String answer) {
    return switch (answer) {
      case "0" -> GrubScriptCheck.OK;
      case "1" -> GrubScriptCheck.SYNTAX_ERROR;
      default -> GrubScriptCheck.NO_COMMANDS;
    };
  }

  static List<byte[]> corpus() throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (CorpusFile file : CorpusEntry.configurations()) {
      files.add(file.bytes());
    }
    return files;
  }

  private void compare(List<byte[]> scripts) throws Exception {
    Oracles.tool("grub-script-check", "grub-common");
    Path inputs = Files.createDirectory(directory.resolve("scripts"));
    for (int i = 0; i < scripts.size(); i++) {
      Files.write(inputs.resolve("%06d".formatted(i)), scripts.get(i));
    }
    OracleRun run =
        Oracles.tool("bash", "bash")
            .timeLimit(Duration.ofMinutes(30))
            .run("-c", LOOP, "bash", inputs.toString());
    List<String> answers = run.orFail().out().lines().toList();
    assertEquals(scripts.size(), answers.size());
    int errors = 0;
    for (int i = 0; i < scripts.size(); i++) {
      GrubScriptCheck expected = verdict(answers.get(i));
      Bytes script = Bytes.of(scripts.get(i));
      assertEquals(expected, GrubScriptCheck.check(script), () -> "script " + script);
      errors += expected == GrubScriptCheck.SYNTAX_ERROR ? 1 : 0;
    }
    System.out.printf("%d scripts, %d with an error%n", scripts.size(), errors);
  }
}
