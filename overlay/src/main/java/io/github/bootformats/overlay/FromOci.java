package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** From the form of containers to one of overlayfs: files beside others become markers. */
record FromOci(Markers to) implements ConvertedNode.Conversion {
  @Override
  public Map<Bytes, Bytes> xattrs(TreeNode node, boolean isOpaqueBeside) throws IOException {
    SortedMap<Bytes, Bytes> converted = new TreeMap<>();
    node.xattrs().forEach((name, value) -> converted.put(to.stored(name), value));
    if (node.type() == FileType.DIRECTORY
        && (isOpaqueBeside || node.child(OciNames.OPAQUE).isPresent())) {
      converted.put(to.opaque, Markers.OPAQUE_YES);
    }
    return Collections.unmodifiableMap(converted);
  }

  @Override
  public Optional<TreeNode> child(TreeNode directory, Bytes name) throws IOException {
    if (name.startsWith(OciNames.PREFIX) || !TreePath.isName(name)) {
      return Optional.empty();
    }
    Optional<TreeNode> whiteout = directory.child(OciNames.whiteout(name));
    Optional<TreeNode> node = directory.child(name);
    if (node.isEmpty() && whiteout.isPresent()) {
      return Optional.of(MarkerNode.device(name, whiteout.get().metadata()));
    }
    if (node.isPresent() && Markers.isDeviceWhiteout(node.get())) {
      throw OverlayFinding.NOT_IN_FORM.unsupported(
          name + ": overlayfs cannot have a character device 0:0, which is a whiteout");
    }
    return node.map(found -> new ConvertedNode(found, this, whiteout.isPresent()));
  }

  @Override
  public List<Bytes> names(TreeNode directory, TreeNode entry) {
    if (!entry.name().startsWith(OciNames.PREFIX)) {
      return List.of(entry.name());
    }
    return OciNames.isWhiteout(entry.name()) ? List.of(OciNames.target(entry.name())) : List.of();
  }
}
