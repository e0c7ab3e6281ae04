package io.github.bootformats.cpio;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of a tree, sorted, to be gone through more than once. Unless there are very many they
 * are remembered, for to look at a file again may take as long as to copy it.
 */
final class EntryList {
  /** Some tens of megabytes of nodes and paths. */
  static final int MOST_KEPT = 50_000;

  private final FileTree tree;
  private final ReadLimits limits;
  private @Nullable List<Entry> kept;

  EntryList(FileTree tree, ReadLimits limits) {
    this.tree = tree;
    this.limits = limits;
  }

  private record Entry(TreeNode node, TreePath path) {}

  /** Takes one node after the other. */
  interface Visitor {
    void visit(TreeNode node, TreePath path) throws IOException;
  }

  void forEach(Visitor visitor) throws IOException {
    List<Entry> known = kept;
    if (known == null) {
      walk(visitor);
    } else {
      for (Entry entry : known) {
        visitor.visit(entry.node, entry.path);
      }
    }
  }

  private void walk(Visitor visitor) throws IOException {
    List<Entry> seen = new ArrayList<>();
    boolean isFew = true;
    try (TreeWalk walk = TreeWalk.sorted(tree, limits)) {
      for (TreeNode node = walk.next(); node != null; node = walk.next()) {
        visitor.visit(node, walk.path());
        isFew &= seen.size() < MOST_KEPT;
        if (isFew) {
          seen.add(new Entry(node, walk.path()));
        }
      }
    }
    kept = isFew ? seen : null;
  }
}
