package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.ForwardingNode;
import io.github.bootformats.api.tree.TreeNode;
import java.util.Optional;

/** A directory that has itself under every name. */
final class EndlessNode extends ForwardingNode {
  EndlessNode(TreeNode directory) {
    super(directory);
  }

  @Override
  public Optional<TreeNode> child(Bytes name) {
    return Optional.of(this);
  }
}
