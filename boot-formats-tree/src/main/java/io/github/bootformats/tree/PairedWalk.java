package io.github.bootformats.tree;

import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Walks two trees at once, sorted, and pairs the nodes of equal paths. */
final class PairedWalk {
  private static final String FORMAT = "tree";

  private final ReadLimits limits;
  private final NodeComparison comparison;
  private final Deque<Level> levels = new ArrayDeque<>();
  private long count;

  PairedWalk(ReadLimits limits, NodeComparison comparison) {
    this.limits = limits;
    this.comparison = comparison;
  }

  /** A directory that both trees have, and what comes next on either side. */
  private static final class Level {
    final TreePath path;
    final TreeCursor leftCursor;
    final TreeCursor rightCursor;
    @Nullable TreeNode left;
    @Nullable TreeNode right;

    Level(TreePath path, TreeCursor leftCursor, TreeCursor rightCursor) {
      this.path = path;
      this.leftCursor = leftCursor;
      this.rightCursor = rightCursor;
    }

    void nextLeft() throws IOException {
      left = leftCursor.next();
    }

    void nextRight() throws IOException {
      right = rightCursor.next();
    }

    void close() throws IOException {
      try (leftCursor) {
        rightCursor.close();
      }
    }
  }

  void compare(TreeNode left, TreeNode right) throws IOException {
    try {
      both(TreePath.root(), left, right);
      while (!levels.isEmpty()) {
        step(levels.getLast());
      }
    } finally {
      while (!levels.isEmpty()) {
        levels.removeLast().close();
      }
    }
  }

  private void step(Level level) throws IOException {
    TreeNode left = level.left;
    TreeNode right = level.right;
    if (left == null && right == null) {
      levels.removeLast().close();
      return;
    }
    int order;
    if (left == null) {
      order = 1;
    } else if (right == null) {
      order = -1;
    } else {
      order = left.name().compareTo(right.name());
    }
    if (order == 0 && left != null && right != null) {
      level.nextLeft();
      level.nextRight();
      both(child(level, left), left, right);
    } else if (left != null && order < 0) {
      level.nextLeft();
      comparison.absentRight(child(level, left), left);
    } else if (right != null) {
      level.nextRight();
      comparison.absentLeft(child(level, right), right);
    }
  }

  private TreePath child(Level level, TreeNode node) throws IOException {
    limits.check(TreeWalk.MAX_ENTRIES, ++count, FORMAT, -1);
    limits.check(TreeWalk.MAX_DEPTH, level.path.depth() + 1L, FORMAT, -1);
    if (!TreePath.isName(node.name())) {
      throw new MalformedFormatException(
          FORMAT, "tree.name", -1, "not a name in " + level.path + ": " + node.name());
    }
    return level.path.resolve(node.name());
  }

  private void both(TreePath path, TreeNode left, TreeNode right) throws IOException {
    comparison.compare(path, left, right);
    if (left.type() == FileType.DIRECTORY && right.type() == FileType.DIRECTORY) {
      TreeCursor leftCursor = left.sortedChildren(limits);
      TreeCursor rightCursor;
      try {
        rightCursor = right.sortedChildren(limits);
      } catch (IOException e) {
        leftCursor.close();
        throw e;
      }
      Level level = new Level(path, leftCursor, rightCursor);
      levels.addLast(level);
      level.nextLeft();
      level.nextRight();
    }
  }
}
