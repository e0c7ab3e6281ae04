package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** From one form of overlayfs to the other: all but the names of attributes stays. */
record OtherPrefix(Markers from, Markers to) implements ConvertedNode.Conversion {
  @Override
  public Map<Bytes, Bytes> xattrs(TreeNode node, boolean isOpaqueBeside) throws IOException {
    SortedMap<Bytes, Bytes> converted = new TreeMap<>();
    Map<Bytes, Bytes> stored = node.xattrs();
    from.visible(stored).forEach((name, value) -> converted.put(to.stored(name), value));
    from.own(stored).forEach((name, value) -> converted.put(Bytes.join(to.prefix(), name), value));
    return Collections.unmodifiableMap(converted);
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
