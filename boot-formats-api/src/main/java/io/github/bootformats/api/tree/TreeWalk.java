package io.github.bootformats.api.tree;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadLimits.Limit;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * All nodes of a tree, each directory before what is in it, the root first. Symbolic links are not
 * followed.
 *
 * <p>The walk keeps one open cursor for each level and recurses nowhere, so that its memory is
 * bounded by {@link #MAX_DEPTH} and its time by {@link #MAX_ENTRIES}, also where a damaged image
 * has a directory that contains itself. A sorted walk also holds the entries of directories that
 * are not stored sorted, of each level at most {@link #MAX_ENTRIES}. A walk serves one thread.
 *
 * <pre>{@code
 * try (TreeWalk walk = TreeWalk.sorted(tree, ReadLimits.defaults())) {
 *   for (TreeNode node = walk.next(); node != null; node = walk.next()) {
 *     System.out.println(walk.path() + " " + node.metadata());
 *   }
 * }
 * }</pre>
 */
public final class TreeWalk implements Closeable {
  /** How many nodes a walk may meet, the root among them: {@code tree.entries}, 10,000,000. */
  public static final Limit MAX_ENTRIES = Limit.of("tree.entries", 10_000_000);

  /**
   * How many names a path may have: {@code tree.depth}, 2048. Linux takes no path with more, as it
   * takes none of more than 4095 bytes.
   */
  public static final Limit MAX_DEPTH = Limit.of("tree.depth", 2048);

  static final String FORMAT = "tree";

  private final boolean sorted;
  private final ReadLimits limits;
  private final Deque<Level> levels = new ArrayDeque<>();

  /** What comes first, until it came. */
  private @Nullable TreeNode first;

  private TreePath path = TreePath.root();

  /** The directory that {@link #next} gave last and whose entries come next. */
  private @Nullable TreeNode entered;

  private long count;

  private TreeWalk(TreeNode root, boolean sorted, ReadLimits limits) {
    this.first = requireNonNull(root);
    this.sorted = sorted;
    this.limits = requireNonNull(limits);
  }

  private record Level(TreePath path, TreeCursor children) {}

  /**
   * Walks a tree in the order of {@link TreePath}, the same for equal trees of any format.
   *
   * @param tree the tree
   * @param limits {@link #MAX_ENTRIES} and {@link #MAX_DEPTH}
   * @return a walk that must be closed
   */
  public static TreeWalk sorted(FileTree tree, ReadLimits limits) {
    return new TreeWalk(tree.root(), true, limits);
  }

  /**
   * Walks a tree with each directory in the tree's own order, which is the cheapest.
   *
   * @param tree the tree
   * @param limits {@link #MAX_ENTRIES} and {@link #MAX_DEPTH}
   * @return a walk that must be closed
   */
  public static TreeWalk unsorted(FileTree tree, ReadLimits limits) {
    return new TreeWalk(tree.root(), false, limits);
  }

  /**
   * Goes on to the next node.
   *
   * @return the node, or null after the last
   * @throws io.github.bootformats.api.LimitExceededException if there are too many nodes or levels
   * @throws MalformedFormatException if the tree gives a name that is none
   * @throws io.github.bootformats.api.FormatException if the image is damaged
   * @throws IOException if reading fails
   */
  public @Nullable TreeNode next() throws IOException {
    TreeNode root = first;
    if (root != null) {
      first = null;
      return found(root, TreePath.root());
    }
    enter();
    while (!levels.isEmpty()) {
      Level level = levels.getLast();
      TreeNode node = level.children.next();
      if (node != null) {
        return found(node, resolve(level.path, node.name()));
      }
      levels.removeLast().children.close();
    }
    return null;
  }

  private TreeNode found(TreeNode node, TreePath at) throws IOException {
    limits.check(MAX_ENTRIES, ++count, FORMAT, -1);
    path = at;
    entered = node.type() == FileType.DIRECTORY ? node : null;
    return node;
  }

  private void enter() throws IOException {
    TreeNode directory = entered;
    if (directory != null) {
      entered = null;
      TreeCursor children = sorted ? directory.sortedChildren(limits) : directory.children();
      levels.addLast(new Level(path, children));
    }
  }

  private TreePath resolve(TreePath directory, Bytes name) throws IOException {
    limits.check(MAX_DEPTH, directory.depth() + 1L, FORMAT, -1);
    return directory
        .resolveIfName(name)
        .orElseThrow(
            () ->
                new MalformedFormatException(
                    FORMAT, "tree.name", -1, "not a name in " + directory + ": " + name));
  }

  /**
   * Returns where the node is that {@link #next} gave last.
   *
   * @return its path
   */
  public TreePath path() {
    return path;
  }

  /**
   * Leaves out what is in the directory that {@link #next} gave last; without effect after any
   * other node.
   */
  public void skipChildren() {
    entered = null;
  }

  /** Closes the cursors of all levels. */
  @Override
  public void close() throws IOException {
    first = null;
    entered = null;
    IOException failure = null;
    while (!levels.isEmpty()) {
      try {
        levels.removeLast().children.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
