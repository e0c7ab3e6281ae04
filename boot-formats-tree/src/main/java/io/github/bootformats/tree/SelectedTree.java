package io.github.bootformats.tree;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A part of a tree: what some paths name, with all below, and the directories on the way there.
 *
 * <p>Names that are not in the tree are left out. A file with several names keeps its count of
 * names, also where others of them are not selected. Nothing is read but what is selected.
 */
public final class SelectedTree implements FileTree {
  private final FileTree tree;
  private final Selection selection = new Selection();

  private SelectedTree(FileTree tree) {
    this.tree = requireNonNull(tree);
  }

  /** What is selected of a directory. */
  static final class Selection {
    /** Whether it is all of it, whatever {@link #below} has. */
    private boolean whole;

    private final SortedMap<Bytes, Selection> below = new TreeMap<>();

    boolean isWhole() {
      return whole;
    }

    SortedMap<Bytes, Selection> below() {
      return below;
    }
  }

  /**
   * Selects a part of a tree.
   *
   * @param tree the tree; borrowed
   * @param paths what is wanted of it, symbolic links as themselves
   * @return the part
   */
  public static SelectedTree of(FileTree tree, Collection<TreePath> paths) {
    SelectedTree selected = new SelectedTree(tree);
    for (TreePath path : paths) {
      Selection at = selected.selection;
      for (Bytes name : path.names()) {
        at = at.below.computeIfAbsent(name, x -> new Selection());
      }
      at.whole = true;
    }
    return selected;
  }

  @Override
  public boolean hasSubsecondTimes() {
    return tree.hasSubsecondTimes();
  }

  @Override
  public TreeNode root() {
    return SelectedNode.of(tree.root(), selection);
  }

  @Override
  public String toString() {
    return "part of " + tree;
  }
}
