package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Devices that are whiteouts become files with an attribute. */
record XattrWhiteouts(Markers markers) implements ConvertedNode.Conversion {
  static FileTree in(FileTree tree, Markers markers) {
    return new ConvertedTree(tree, new XattrWhiteouts(markers));
  }

  @Override
  public Map<Bytes, Bytes> xattrs(TreeNode node, boolean isOpaqueBeside) throws IOException {
    Map<Bytes, Bytes> stored = node.xattrs();
    if (node.type() != FileType.DIRECTORY || markers.isOpaque(node) || !hasWhiteouts(node)) {
      return stored;
    }
    SortedMap<Bytes, Bytes> marked = new TreeMap<>(stored);
    marked.put(markers.opaque, Markers.OPAQUE_XWHITEOUTS);
    return Collections.unmodifiableMap(marked);
  }

  private boolean hasWhiteouts(TreeNode directory) throws IOException {
    try (TreeCursor entries = directory.children()) {
      for (TreeNode entry = entries.next(); entry != null; entry = entries.next()) {
        if (markers.isWhiteout(entry)) {
          return true;
        }
      }
      return false;
    }
  }

  @Override
  public Optional<TreeNode> child(TreeNode directory, Bytes name) throws IOException {
    Optional<TreeNode> node = directory.child(name);
    if (node.isEmpty() || !markers.isWhiteout(node.get())) {
      return node.map(this::convert);
    }
    return markers.isOpaque(directory)
        ? Optional.empty()
        : Optional.of(
            new MarkerNode(
                name,
                FileType.REGULAR,
                node.get().metadata(),
                Map.of(markers.whiteout, Markers.OPAQUE_YES)));
  }

  @Override
  public List<Bytes> names(TreeNode directory, TreeNode entry) {
    return List.of(entry.name());
  }
}
