package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.ForwardingNode;
import io.github.bootformats.api.tree.TreeNode;

/** A directory of a tree as the root of another one. */
final class RootNode extends ForwardingNode {
  RootNode(TreeNode directory) {
    super(directory);
  }

  @Override
  public Bytes name() {
    return Bytes.empty();
  }
}
