package io.github.bootformats.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A merge shows what the running Linux shows of the same layers. */
@Tag("oracle")
class MergeOracleTest {
  /** Stacks on each file system. */
  private static final int SAMPLE = 25;

  private static final int FULL = 750;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"tmpfs", "ext4"})
  void randomStacks(String fileSystem) throws IOException, InterruptedException {
    int count = Oracles.count(SAMPLE, FULL);
    long seed = Oracles.seed() + (fileSystem.equals("ext4") ? count : 0);
    System.out.println("seed of the stacks on " + fileSystem + ": " + seed);
    KernelStacks linux = new KernelStacks(directory);
    List<OverlayCase> stacks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stacks.add(RandomLayers.stack(seed + i));
      linux.add(stacks.get(i));
    }
    List<String> differences = new ArrayList<>();
    List<KernelStacks.Answer> answers = linux.run("--fs", fileSystem);
    for (int i = 0; i < count; i++) {
      KernelStacks.Answer answer = answers.get(i);
      OverlayCase stack = stacks.get(i);
      List<String> wrong =
          answer.mount().equals("ok")
              ? TreeRows.difference(answer.merged(), TreeRows.of(stack.merge()))
              : List.of(answer.mount());
      if (!wrong.isEmpty()) {
        differences.add(
            "stack %d %s%s: %s"
                .formatted(
                    seed + i,
                    stack.mountOptions(),
                    stack.upper() == null ? "" : " with upper",
                    String.join("\n  ", wrong)));
      }
    }
    assertEquals("", String.join("\n", differences));
  }
}
