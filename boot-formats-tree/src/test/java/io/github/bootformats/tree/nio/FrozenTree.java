package io.github.bootformats.tree.nio;

import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeNode;

/** A tree that shows another one and cannot be changed. */
record FrozenTree(FileTree tree) implements FileTree {
  @Override
  public TreeNode root() {
    return tree.root();
  }
}
