package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A layer of overlayfs without markers, as files alone: what overlayfs has for itself is left out.
 */
record PlainFiles(Markers from) implements ConvertedNode.Conversion {
  @Override
  public Map<Bytes, Bytes> xattrs(TreeNode node, boolean isOpaqueBeside) throws IOException {
    return from.visible(node.xattrs());
  }

  @Override
  public Optional<TreeNode> child(TreeNode directory, Bytes name) throws IOException {
    return directory.child(name).map(this::convert);
  }

  @Override
  public List<Bytes> names(TreeNode directory, TreeNode entry) {
    return List.of(entry.name());
  }
}
