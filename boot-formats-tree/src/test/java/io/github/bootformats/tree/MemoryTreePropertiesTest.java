package io.github.bootformats.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Random changes, compared with a plain map from paths to what is there. */
class MemoryTreePropertiesTest {
  private final Map<TreePath, String> model = new TreeMap<>();

  @Property(tries = 300)
  void behavesLikeAMapOfPaths(@ForAll long seed, @ForAll @IntRange(max = 60) int steps)
      throws IOException {
    model.clear();
    model.put(TreePath.root(), "d");
    MemoryTree tree = SampleTrees.empty();
    Random random = new Random(seed);
    for (int i = 0; i < steps; i++) {
      step(tree, random, "f" + i);
      assertEquals(model, seen(tree));
    }
    MemoryTree copy = MemoryTree.copyOf(tree, ReadLimits.defaults());
    assertEquals(List.of(), TreeComparer.create().compare(tree, copy));
    assertEquals(TreeDigest.create().of(tree), TreeDigest.create().of(copy));
  }

  private void step(MemoryTree tree, Random random, String content) {
    TreePath a = path(random);
    TreePath b = path(random);
    switch (random.nextInt(4)) {
      case 0 ->
          apply(
              isFree(a), () -> tree.createDirectory(a, SampleTrees.PLAIN), () -> model.put(a, "d"));
      case 1 ->
          apply(
              isFree(a),
              () -> tree.createFile(a, SampleTrees.PLAIN, SampleTrees.text(content)),
              () -> model.put(a, content));
      case 2 ->
          apply(
              model.containsKey(a) && !a.isRoot() && isLeaf(a),
              () -> tree.delete(a),
              () -> model.remove(a));
      default -> apply(mayRename(a, b), () -> tree.rename(a, b), () -> move(a, b));
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void apply(boolean allowed, Step step, Runnable onModel) {
    boolean done;
    try {
      step.run();
      done = true;
    } catch (IOException e) {
      done = false;
    }
    assertEquals(allowed, done);
    if (done) {
      onModel.run();
    }
  }

  private boolean isFree(TreePath path) {
    return !model.containsKey(path) && isDirectory(path.parent().orElse(null));
  }

  private boolean isDirectory(@Nullable TreePath path) {
    return path != null && "d".equals(model.get(path));
  }

  private boolean isLeaf(TreePath path) {
    return model.keySet().stream().noneMatch(each -> !each.equals(path) && each.startsWith(path));
  }

  private boolean mayRename(TreePath from, TreePath to) {
    if (from.isRoot() || to.isRoot() || !model.containsKey(from)) {
      return false;
    }
    if (from.equals(to)) {
      return true;
    }
    if (!isDirectory(to.parent().orElse(null)) || to.startsWith(from)) {
      return false;
    }
    return !model.containsKey(to) || (isDirectory(from) == isDirectory(to) && isLeaf(to));
  }

  private void move(TreePath from, TreePath to) {
    if (from.equals(to)) {
      return;
    }
    Map<TreePath, String> moved = new TreeMap<>();
    model
        .entrySet()
        .removeIf(
            entry -> {
              TreePath path = entry.getKey();
              if (!path.startsWith(from)) {
                return false;
              }
              TreePath target = to;
              for (Bytes name : path.names().subList(from.depth(), path.depth())) {
                target = target.resolve(name);
              }
              moved.put(target, entry.getValue());
              return true;
            });
    model.putAll(moved);
  }

  private static TreePath path(Random random) {
    TreePath path = TreePath.root();
    int depth = random.nextInt(4);
    for (int i = 0; i < depth; i++) {
      path = path.resolve(String.valueOf((char) ('a' + random.nextInt(3))));
    }
    return path;
  }

  private static Map<TreePath, String> seen(FileTree tree) throws IOException {
    Map<TreePath, String> seen = new TreeMap<>();
    try (TreeWalk walk = TreeWalk.sorted(tree, ReadLimits.defaults())) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        String content = "d";
        if (node.type() == FileType.REGULAR) {
          content = Bytes.of(node.content().newInputStream().readAllBytes()).toString();
        }
        seen.put(walk.path(), content);
      }
    }
    return seen;
  }
}
