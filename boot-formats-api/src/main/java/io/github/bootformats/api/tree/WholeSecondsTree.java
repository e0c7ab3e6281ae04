package io.github.bootformats.api.tree;

import static java.util.Objects.requireNonNull;

/** A tree of a format whose times of modification are whole seconds. */
record WholeSecondsTree(TreeNode root) implements FileTree {
  WholeSecondsTree {
    requireNonNull(root);
  }

  @Override
  public boolean hasSubsecondTimes() {
    return false;
  }
}
