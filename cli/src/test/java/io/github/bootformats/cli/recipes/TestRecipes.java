package io.github.bootformats.cli.recipes;

import io.github.bootformats.testkit.Outcomes;
import io.github.bootformats.testkit.partition.PartitionDisks;
import java.util.function.ToIntFunction;

/** The recipe about tests of one's own parser. */
final class TestRecipes {
  private TestRecipes() {}

  static Outcomes fuzz(ToIntFunction<byte[]> partitionCounter) {
    return Outcomes.of(
        PartitionDisks.any().stream(1).limit(300),
        disk -> {
          try {
            return disk.kind() + ": " + partitionCounter.applyAsInt(disk.toByteArray());
          } catch (RuntimeException e) {
            return "broken by " + disk + ": " + e;
          }
        });
  }
}
