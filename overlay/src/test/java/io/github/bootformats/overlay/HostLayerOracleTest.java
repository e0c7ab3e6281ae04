package io.github.bootformats.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.testsupport.Oracles;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.extract.Extractor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that the JDK writes to a directory are a lower layer to the running Linux. */
@Tag("oracle")
class HostLayerOracleTest {
  private static final int CASES = 10;
  private static final NodeMetadata PLAIN = NodeMetadata.of(0755).withMtime(1_000_000_000L, 0);

  @TempDir private Path directory;

  /** What the JDK can write: no devices and pipes. */
  private static MemoryTree base() throws IOException {
    MemoryTree tree = MemoryTree.create(PLAIN);
    for (String name : new String[] {"a", "a/b", "a/b/c", "d"}) {
      tree.createDirectory(Trees.path(name), PLAIN);
      for (String file : new String[] {"e", "f"}) {
        tree.createFile(
            Trees.path(name + "/" + file), PLAIN, FileContent.of(Bytes.utf8(name + file)));
      }
    }
    return tree;
  }

  private static List<MemoryTree> change(long seed, OverlayOptions options) throws IOException {
    MemoryTree base = base();
    WritableOverlay overlay = Overlay.writable(List.of(base), options);
    Random random = new Random(seed);
    for (int i = 0; i < 12; i++) {
      List<String> paths = new ArrayList<>(TreeRows.of(overlay).keySet());
      paths.remove(".");
      var path = Trees.path(paths.get(random.nextInt(paths.size())));
      try {
        switch (random.nextInt(5)) {
          case 0, 1 -> overlay.delete(path);
          case 2 -> overlay.createDirectory(path, PLAIN);
          case 3 ->
              overlay.createFile(
                  path.resolve(Bytes.utf8("g" + i)), PLAIN, FileContent.of(Bytes.utf8("new")));
          default -> overlay.setMetadata(path, PLAIN.withPermissions(0700 + i).withOwner(i, 1));
        }
      } catch (IOException e) {
        // not every change is possible
      }
    }
    return List.of(
        MemoryTree.copyOf(overlay.upper().withXattrWhiteouts().tree(), ReadLimits.defaults()),
        base);
  }

  @Test
  void uppersInDirectories() throws IOException, InterruptedException {
    long seed = Oracles.seed();
    System.out.println("seed of the uppers: " + seed);
    OverlayOptions options = Trees.OPTIONS.withUserXattr();
    KernelStacks linux = new KernelStacks(directory);
    List<List<MemoryTree>> stacks = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      List<MemoryTree> stack = change(seed + i, options);
      stacks.add(stack);
      linux.add(
          new OverlayCase(
              List.of(), List.of(), null, LayerForm.USER, null, false, false, List.of()));
      for (int layer = 0; layer < stack.size(); layer++) {
        Path target = directory.resolve("case%05d/l%d".formatted(i, layer + 1));
        Extractor.create().withOwners().withSpecialBits().extract(stack.get(layer), target);
      }
    }
    List<KernelStacks.Answer> answers = linux.run("--fs", "ext4");
    for (int i = 0; i < CASES; i++) {
      assertEquals("ok", answers.get(i).mount());
      Map<String, List<String>> ours = TreeRows.of(Overlay.merge(stacks.get(i), options));
      assertEquals(List.of(), TreeRows.difference(answers.get(i).merged(), ours), "case " + i);
      FileTree stored = HostTree.of(directory.resolve("case%05d/l1".formatted(i)));
      assertEquals(
          OverlayLayer.of(stacks.get(i).get(0), LayerForm.USER).markers(ReadLimits.defaults()),
          OverlayLayer.of(stored, LayerForm.USER).markers(ReadLimits.defaults()));
    }
  }
}
