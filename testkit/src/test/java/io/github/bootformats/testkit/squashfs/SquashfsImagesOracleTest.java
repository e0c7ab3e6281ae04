package io.github.bootformats.testkit.squashfs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.squashfs.SquashfsImage;
import io.github.bootformats.squashfs.SquashfsOptions;
import io.github.bootformats.testkit.Outcomes;
import io.github.bootformats.testsupport.OracleCommand;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Linux and {@code unsquashfs} take valid images without a word, and see the tree that went in.
 * What {@code unsquashfs} makes of broken ones is counted: nobody says what it should be.
 */
@Tag("oracle")
class SquashfsImagesOracleTest {
  private static final int SAMPLE = 40;
  private static final int FULL = 1_000;
  private static final int BATCH = 20;

  private static final SquashfsImages IMAGES = SquashfsImages.standard();

  @TempDir private static Path directory;

  /** Skips the tests before they have made anything, where nobody is to be asked. */
  @BeforeAll
  static void askSomebody() {
    Oracles.script("squashfs-kernel.sh");
  }

  @Test
  void everybodySeesValidImages() throws Exception {
    int count = Oracles.count(SAMPLE, FULL);
    long seed = Oracles.seed();
    System.out.println(count + " valid images from seed " + seed);
    for (int done = 0; done < count; done += BATCH) {
      Map<Path, SquashfsCase> batch = new LinkedHashMap<>();
      for (int i = done; i < Math.min(count, done + BATCH); i++) {
        Path file = directory.resolve("valid-" + i);
        SquashfsCase image = IMAGES.valid(seed + i);
        image.writeTo(file);
        batch.put(file, image);
      }
      assertAllSeen(batch);
      Oracles.tool("bash", "bash").run("-c", "rm -rf '" + directory + "'/*").orFail();
    }
  }

  private static void assertAllSeen(Map<Path, SquashfsCase> images) throws Exception {
    List<Path> mounted = new ArrayList<>(images.keySet());
    for (Map.Entry<Path, SquashfsCase> each : images.entrySet()) {
      mounted.add(unpacked(each.getKey(), each.getValue()));
    }
    List<List<String>> seen = mounts(mounted);
    int index = 0;
    for (SquashfsCase image : images.values()) {
      List<String> expected = TreeLines.of(image.tree(), image.options().keepsXattrs());
      assertEquals(expected, seen.get(index), () -> "Linux: " + image);
      assertEquals(expected, seen.get(images.size() + index), () -> "unsquashfs: " + image);
      index++;
    }
  }

  private static Path unpacked(Path file, SquashfsCase image)
      throws IOException, InterruptedException {
    Path target = Path.of(file + ".unpacked");
    OracleRun run =
        Oracles.tool("unsquashfs", "squashfs-tools")
            .run(
                "-quiet",
                "-no-progress",
                "-strict-errors",
                "-dest",
                target.toString(),
                file.toString())
            .orFail();
    assertEquals("", run.out() + run.err(), image::toString);
    return target;
  }

  /** Returns the lines of each image or directory; all must be mounted. */
  private static List<List<String>> mounts(List<Path> paths) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--timeout", "60"));
    paths.forEach(path -> arguments.add(path.toString()));
    byte[] out =
        Oracles.script("squashfs-kernel.sh")
            .timeLimit(Duration.ofMinutes(10))
            .run(arguments)
            .orFail()
            .outBytes();
    List<List<String>> trees = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : new String(out, ISO_8859_1).split("\n", -1)) {
      if (line.startsWith("#mount\t")) {
        assertEquals("#mount\tok", line);
      } else if (line.startsWith("#end\t")) {
        assertEquals("#end\tok", line);
        trees.add(TreeLines.numbered(lines));
        lines.clear();
      } else if (line.startsWith("/")) {
        lines.add(line);
      }
    }
    assertEquals(paths.size(), trees.size());
    return trees;
  }

  /** It only lists: what it would write of broken images, and where, is not to be found out. */
  @Test
  void brokenImagesAreCounted() throws Exception {
    int perRule = Oracles.count(1, 20);
    long seed = Oracles.seed();
    Outcomes outcomes = new Outcomes();
    OracleCommand unsquashfs =
        Oracles.tool("unsquashfs", "squashfs-tools")
            .timeLimit(Duration.ofSeconds(20))
            .limits(10, 16 << 20, 4L << 30);
    Path file = directory.resolve("broken");
    for (SquashfsRule rule : SquashfsRule.all()) {
      for (int i = 0; i < perRule; i++) {
        SquashfsCase image = IMAGES.nearlyValid(rule, seed + i);
        Files.deleteIfExists(file);
        image.writeTo(file);
        Optional<OracleRun> run = unsquashfs.runIfItEnds(List.of("-lls", file.toString()));
        String theirs =
            run.map(r -> r.exit() == 0 ? "lists" : r.exit() == 1 ? "refuses" : "exit " + r.exit())
                .orElse("is stopped");
        String ours = ours(image);
        boolean isSame = theirs.startsWith(ours);
        outcomes.add(
            "unsquashfs %s, we %s%s".formatted(theirs, ours, isSame ? "" : ": " + rule.id()));
      }
    }
    System.out.println(outcomes);
    assertTrue(outcomes.count("unsquashfs lists, we list") > 0, outcomes::toString);
    assertTrue(outcomes.count("unsquashfs refuses, we refuse") > 0, outcomes::toString);
  }

  /** Lists the tree without content, as {@code unsquashfs} does. */
  private static String ours(SquashfsCase image) throws IOException {
    try (SquashfsImage opened = SquashfsImage.open(image.source(), SquashfsOptions.defaults());
        TreeWalk walk = TreeWalk.sorted(opened.tree(), ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        node.metadata();
      }
      return "list";
    } catch (FormatException e) {
      return "refuse";
    }
  }
}
