package io.github.bootformats.tree.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.tree.SampleTrees;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The same operations on the host and on a tree: what the host does is right. */
@EnabledOnOs(OS.LINUX)
class RandomOperationsTest {
  private static final String BELOW = "x/x/x/x/x/x";
  private static final int STEPS = 100;

  @TempDir Path host = Path.of("");
  private final Map<String, Integer> outcomes = new TreeMap<>();

  @Test
  void treesBehaveAsTheHost() throws IOException {
    int runs = Integer.getInteger("bootformats.nio.runs", 40);
    long seed = Long.getLong("bootformats.nio.seed", 1);
    for (int run = 0; run < runs; run++) {
      compare(seed + run, Files.createDirectory(host.resolve("run" + run)));
    }
    System.out.println(outcomes);
    assertTrue(outcomes.size() > 10, outcomes.toString());
  }

  private void compare(long seed, Path directory) throws IOException {
    try (FileSystem fs = TreeFileSystem.of(SampleTrees.empty())) {
      Path hostRoot = Files.createDirectories(directory.toRealPath().resolve(BELOW));
      Path treeRoot = Files.createDirectories(fs.getPath("/").resolve(BELOW));
      RandomOperations onHost = new RandomOperations(seed, hostRoot);
      RandomOperations onTree = new RandomOperations(seed, treeRoot);
      List<String> done = new ArrayList<>();
      for (int i = 0; i < STEPS; i++) {
        RandomOperations.Step expected = onHost.step();
        RandomOperations.Step actual = onTree.step();
        done.add(0, actual.operation() + " = " + expected.outcome());
        String what =
            "seed " + seed + ", got " + actual.outcome() + " after\n" + String.join("\n", done);
        var there = onHost.everything();
        if (isHalfDone(expected) && !there.equals(onTree.everything())) {
          outcomes.merge("half done", 1, Integer::sum);
          break;
        }
        assertTrue(isAsGood(expected, actual.outcome()), what);
        assertEquals(there, onTree.everything(), what);
        count(actual);
      }
      onHost.close();
      onTree.close();
    }
  }

  /**
   * The JDK deletes what a copy or move replaces before it finds out that the source cannot be
   * moved, or was to be found through the link that it has just deleted.
   */
  private static boolean isHalfDone(RandomOperations.Step step) {
    return step.outcome() instanceof Exception
        && step.operation().matches("(copy|move) .*REPLACE_EXISTING.*");
  }

  private static boolean isAsGood(RandomOperations.Step expected, Object actual) {
    if (expected.outcome() instanceof FileAlreadyExistsException
        && expected.operation().contains("CREATE_NEW")
        && expected.operation().contains("/. [")) {
      return actual instanceof FileSystemException; // the JDK does not look whether it exists
    }
    if (expected.outcome() instanceof NoSuchFileException
        && actual instanceof NotDirectoryException) {
      return Runtime.version().feature() > 17; // which do not always tell one from the other
    }
    if (expected.outcome() instanceof Exception e) {
      return e.getClass().isInstance(actual);
    }
    return expected.outcome().equals(actual);
  }

  private void count(RandomOperations.Step step) {
    String operation = step.operation().replaceAll(" .*", "");
    boolean failed = step.outcome() instanceof Exception;
    outcomes.merge(operation + (failed ? " fails" : ""), 1, Integer::sum);
  }
}
