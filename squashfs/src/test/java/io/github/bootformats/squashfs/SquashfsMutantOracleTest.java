package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Images of which one byte was changed: what Linux mounts of them we show alike, or we refuse it
 * for a reason that {@link SquashfsImage} tells.
 */
@Tag("oracle")
class SquashfsMutantOracleTest {
  private static final int SAMPLE = 200;
  private static final int FULL = 20_000;
  private static final int BATCH = 500;
  private static final long MAX_FILE = 1 << 20;

  /** How images are made whose bytes are changed; without compression changes hit single fields. */
  private static final List<String> RECIPES =
      List.of(
          "-comp gzip -noI -noD -noF -noX -noId",
          "-comp zstd -noI -noX -noId -no-fragments",
          "-comp lz4 -noI -noD -noF -noX -noId -always-use-fragments",
          "-comp xz",
          "-comp lzo -no-xattrs");

  @TempDir private static Path directory;

  @BeforeAll
  static void makeImages() throws Exception {
    shell(
        """
        mkdir tree tree/d tree/d/e tree/many; cd tree
        seq 2000 > text; seq 3000 > d/long; echo small > d/small; echo tiny > d/e/tiny; : > empty
        truncate -s 20000 holes; echo end >> holes; ln text d/hard; ln -s d/small soft; mkfifo fifo
        mknod null c 1 3; mknod disk b 8 1; setfattr -n user.one -v 1 text; setfattr -n trusted.t -v t d
        setfattr -n user.long -v $(seq -s, 300) d/small; setfattr -n user.long -v $(seq -s, 300) empty
        for i in $(seq 30); do echo $i > many/file-$i; done
        find . -exec touch -h -d @1700000000 {} +\
        """);
    for (int i = 0; i < RECIPES.size(); i++) {
      shell(
          "mksquashfs tree image-%d -noappend -quiet -no-progress -mkfs-time 0 -b 4K %s"
              .formatted(i, RECIPES.get(i)));
    }
  }

  private static void shell(String command) throws IOException, InterruptedException {
    Oracles.tool("bash", "bash").run("-e", "-c", "cd '" + directory + "'\n" + command).orFail();
  }

  @Test
  void mutants() throws Exception {
    int count = Oracles.count(SAMPLE, FULL);
    long seed = Oracles.seed();
    System.out.println("seed of the mutants: " + seed);
    Random random = new Random(seed);
    Map<String, Integer> outcomes = new TreeMap<>();
    List<String> differences = new ArrayList<>();
    for (int done = 0; done < count; done += BATCH) {
      compare(random, Math.min(BATCH, count - done), outcomes, differences);
    }
    System.out.println(count + " mutants: " + outcomes);
    assertEquals("", String.join("\n", differences));
  }

  private static void compare(
      Random random, int count, Map<String, Integer> outcomes, List<String> differences)
      throws Exception {
    List<Mutant> mutants = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int recipe = random.nextInt(RECIPES.size());
      mutants.add(
          Mutant.of(
              directory.resolve("image-" + recipe),
              RECIPES.get(recipe),
              directory.resolve("mutant-" + i),
              random));
    }
    List<KernelMount> mounts =
        KernelMount.of(
            List.of("--timeout", "60", "--max-file", Long.toString(MAX_FILE)),
            mutants.stream().map(Mutant::path).toList());
    for (int i = 0; i < count; i++) {
      String difference =
          MutantComparison.differences(mutants.get(i), mounts.get(i), MAX_FILE, outcomes);
      if (!difference.isEmpty()) {
        differences.add(difference);
      }
      Files.delete(mutants.get(i).path());
    }
  }
}
