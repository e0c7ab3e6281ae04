package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

  /** Of other seeds about one mutant in 400 differs; RESULTS.md lists what is known. */
  private static final long SAMPLE_SEED = 6;

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

  /** Where we are stricter on purpose: the findings for which we refuse what Linux shows. */
  private static final Set<SquashfsFinding> STRICTER =
      Set.of(
          SquashfsFinding.NAME,
          SquashfsFinding.NAME_ORDER,
          SquashfsFinding.ENTRY_TYPE,
          SquashfsFinding.DIRECTORY_TWICE,
          SquashfsFinding.FRAGMENT_OFFSET);

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
    long seed = count == SAMPLE ? SAMPLE_SEED : Oracles.seed();
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
    List<Path> mutants = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int recipe = random.nextInt(RECIPES.size());
      byte[] image = Files.readAllBytes(directory.resolve("image-" + recipe));
      int used = (int) Bytes.of(image).u64le(40);
      int at = random.nextInt(8) == 0 ? random.nextInt(96) : random.nextInt(used);
      byte before = image[at];
      while (image[at] == before) {
        image[at] =
            random.nextBoolean()
                ? (byte) (before ^ 1 << random.nextInt(8))
                : (byte) random.nextInt();
      }
      mutants.add(Files.write(directory.resolve("mutant-" + i), image));
      changes.add(
          "image-%d (%s), byte %d: %02x for %02x"
              .formatted(recipe, RECIPES.get(recipe), at, image[at], before));
    }
    List<KernelMount> mounts =
        KernelMount.of(List.of("--timeout", "10", "--max-file", Long.toString(MAX_FILE)), mutants);
    for (int i = 0; i < count; i++) {
      String difference = new MutantComparison(outcomes).difference(mutants.get(i), mounts.get(i));
      if (!difference.isEmpty()) {
        differences.add(changes.get(i) + difference);
      }
      Files.delete(mutants.get(i));
    }
  }

  /** Compares one mutant, and counts what became of it. */
  private static final class MutantComparison {
    private final Map<String, Integer> outcomes;
    private final StringBuilder text = new StringBuilder();
    private boolean isStricter;
    private boolean isDamaged;

    MutantComparison(Map<String, Integer> outcomes) {
      this.outcomes = outcomes;
    }

    String difference(Path image, KernelMount linux) throws IOException {
      List<String> ours;
      try (SquashfsImage opened = SquashfsImage.open(image)) {
        ours = TreeLines.of(opened, MAX_FILE);
      } catch (FormatException e) {
        return refused(e, linux);
      }
      if (!linux.isMounted()) {
        count("only we open it");
        return "\n  Linux does not mount it";
      }
      if (!linux.end().equals("ok")) {
        count("Linux does not end");
        return "\n  Linux does not end: " + linux.end();
      }
      compare(linux.lines(), ours);
      count(
          isStricter
              ? "we refuse some files by name"
              : isDamaged ? "the same tree, some of it damaged" : "the same tree");
      return text.toString();
    }

    private String refused(FormatException e, KernelMount linux) {
      if (linux.isMounted() && !isStricter("!\t" + e.reason())) {
        count("only Linux mounts it");
        return "\n  Linux mounts it, we: " + e;
      }
      count(linux.isMounted() ? "only Linux mounts it, on purpose" : "neither opens it");
      return "";
    }

    private void compare(List<String> linux, List<String> ours) {
      Map<String, String> expected = byPath(linux);
      Map<String, String> actual = byPath(ours);
      Set<String> refused = new HashSet<>();
      ours.stream()
          .filter(line -> line.contains("\t!"))
          .forEach(
              line -> {
                isDamaged = true;
                if (isStricter(line)) {
                  isStricter = true;
                  refused.add(line.substring(0, line.indexOf('\t')));
                }
              });
      Set<String> paths = new HashSet<>(expected.keySet());
      paths.addAll(actual.keySet());
      for (String path : paths) {
        String theirs = expected.getOrDefault(path, "nothing");
        String mine = actual.getOrDefault(path, "nothing");
        if (!isSame(theirs, mine) && refused.stream().noneMatch(r -> isWithin(path, r))) {
          text.append("\n  ").append(path).append("\n    Linux ").append(theirs);
          text.append("\n    we    ").append(mine);
        }
      }
    }

    private static boolean isWithin(String path, String top) {
      return path.equals(top) || path.startsWith(top.equals("/") ? top : top + "/");
    }

    private static boolean isStricter(String line) {
      return STRICTER.stream().anyMatch(finding -> line.contains("!\t" + finding.code()));
    }

    private static Map<String, String> byPath(List<String> lines) {
      Map<String, String> byPath = new HashMap<>();
      for (String line : lines) {
        int tab = line.indexOf('\t');
        // A directory has two lines where its listing ends too early, which Linux does not tell.
        byPath.putIfAbsent(line.substring(0, tab), line.substring(tab + 1));
      }
      return byPath;
    }

    /** Columns that neither can read are the same, whatever each says of it. */
    private static boolean isSame(String theirs, String ours) {
      return shortened(theirs).equals(shortened(ours));
    }

    private static String shortened(String columns) {
      return columns.startsWith("!")
          ? "!"
          : columns.replaceAll("!\t[a-z0-9.-]+", "!").replaceAll("! [^\t,]+", "!");
    }

    private void count(String outcome) {
      outcomes.merge(outcome, 1, Integer::sum);
    }
  }
}
