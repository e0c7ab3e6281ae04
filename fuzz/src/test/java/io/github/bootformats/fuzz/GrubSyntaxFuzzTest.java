package io.github.bootformats.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.GrubScriptCheck;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;

/** Our verdict on scripts beside that of grub-script-check, which is asked of many at once. */
@Tag("oracle")
class GrubSyntaxFuzzTest {
  private static final int BATCH = 64;
  private static final int MAX_BYTES = 2000;

  private static final String LOOP =
      """
      cd "$1" && for f in *; do
        out=$(grub-script-check "$f" 2>&1); rc=$?
        case $out in *"contains no commands"*) rc=2;; esac
        echo "$rc"
      done\
      """;

  private static final List<Bytes> BATCHED = new ArrayList<>();

  static Stream<byte[]> scripts() {
    return GrubFuzzTest.scripts();
  }

  /** A difference fails with the script that differs in its message, some inputs later. */
  @MethodSource("scripts")
  @DictionaryFile(resourcePath = "grub.dict")
  @FuzzTest
  void verdict(byte[] data) throws IOException, InterruptedException {
    if (data.length <= MAX_BYTES) {
      BATCHED.add(Bytes.of(data));
    }
    if (BATCHED.size() >= BATCH) {
      compare();
    }
  }

  @AfterAll
  static void compare() throws IOException, InterruptedException {
    List<Bytes> scripts = List.copyOf(BATCHED);
    BATCHED.clear();
    Oracles.tool("grub-script-check", "grub-common");
    if (scripts.isEmpty()) {
      return;
    }
    Path directory = Files.createTempDirectory("scripts");
    try {
      for (int i = 0; i < scripts.size(); i++) {
        Files.write(directory.resolve("%06d".formatted(i)), scripts.get(i).toByteArray());
      }
      List<String> answers =
          Oracles.tool("bash", "bash")
              .timeLimit(Duration.ofMinutes(2))
              .run("-c", LOOP, "bash", directory.toString())
              .orFail()
              .out()
              .lines()
              .toList();
      assertEquals(scripts.size(), answers.size());
      for (int i = 0; i < scripts.size(); i++) {
        Bytes script = scripts.get(i);
        assertEquals(
            verdict(answers.get(i)),
            GrubScriptCheck.check(script),
            () -> "script " + script + " = " + script.toHex());
      }
    } finally {
      for (int i = 0; i < scripts.size(); i++) {
        Files.deleteIfExists(directory.resolve("%06d".formatted(i)));
      }
      Files.deleteIfExists(directory);
    }
  }

  private static GrubScriptCheck verdict(String answer) {
    return switch (answer) {
      case "0" -> GrubScriptCheck.OK;
      case "1" -> GrubScriptCheck.SYNTAX_ERROR;
      default -> GrubScriptCheck.NO_COMMANDS;
    };
  }
}
