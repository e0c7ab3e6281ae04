package io.github.bootformats.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A merge shows what the running Linux shows of the same layers. */
@Tag("oracle")
class MergeOracleTest {
  private static final int SAMPLE = 50;
  private static final int FULL = 1500;

  @TempDir private Path directory;

  @Test
  void randomStacks() throws IOException, InterruptedException {
    long seed = Oracles.seed();
    int count = Oracles.count(SAMPLE, FULL);
    System.out.println("seed of the stacks: " + seed);
    KernelStacks linux = new KernelStacks(directory);
    List<OverlayCase> stacks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      stacks.add(RandomLayers.stack(seed + i));
      linux.add(stacks.get(i));
    }
    List<String> differences = new ArrayList<>();
    List<KernelStacks.Answer> answers = linux.run();
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
