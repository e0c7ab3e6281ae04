package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A directory of a tree as the root of another one. */
record RootNode(TreeNode node) implements TreeNode {
  @Override
  public Bytes name() {
    return Bytes.empty();
  }

  @Override
  public FileType type() {
    return node.type();
  }

  @Override
  public NodeMetadata metadata() throws IOException {
    return node.metadata();
  }

  @Override
  public Map<Bytes, Bytes> xattrs() throws IOException {
    return node.xattrs();
  }

  @Override
  public TreeCursor children() throws IOException {
    return node.children();
  }

  @Override
  public Optional<TreeNode> child(Bytes name) throws IOException {
    return node.child(name);
  }
}
