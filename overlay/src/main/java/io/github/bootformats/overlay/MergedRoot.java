package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The root of a merge: that of all layers, with the attributes of the topmost. */
record MergedRoot(LayerStack stack) implements TreeNode {
  MergedDirectory directory() throws IOException {
    return MergedDirectory.root(stack);
  }

  @Override
  public Bytes name() {
    return Bytes.empty();
  }

  @Override
  public FileType type() {
    return FileType.DIRECTORY;
  }

  @Override
  public NodeMetadata metadata() throws IOException {
    return directory().top().node().metadata();
  }

  @Override
  public Map<Bytes, Bytes> xattrs() throws IOException {
    return stack.markers().visible(directory().top().node().xattrs());
  }

  @Override
  public TreeCursor children() throws IOException {
    return directory().entries();
  }

  @Override
  public TreeCursor sortedChildren() throws IOException {
    return directory().entries();
  }

  @Override
  public Optional<TreeNode> child(Bytes name) throws IOException {
    return directory().child(name);
  }

  @Override
  public String toString() {
    return "root of " + stack.options();
  }
}
