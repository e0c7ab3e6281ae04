package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.UnsupportedFormatException;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From overlayfs's form to that of containers: markers become files beside others. */
record ToOci(Markers from) implements ConvertedNode.Conversion {
  @Override
  public Map<Bytes, Bytes> xattrs(TreeNode node, boolean isOpaqueBeside) throws IOException {
    Map<Bytes, Bytes> stored = node.xattrs();
    if (stored.containsKey(from.redirect)) {
      throw refused(node, "a redirect");
    }
    if (node.type() == FileType.REGULAR && stored.containsKey(from.metacopy)) {
      throw refused(node, "a file without its data");
    }
    return from.visible(stored);
  }

  private static UnsupportedFormatException refused(TreeNode node, String what) {
    return OverlayFinding.NOT_IN_FORM.unsupported(
        "%s: layers of containers cannot have %s".formatted(node.name(), what));
  }

  @Override
  public Optional<TreeNode> child(TreeNode directory, Bytes name) throws IOException {
    if (name.equals(OciNames.OPAQUE)) {
      return from.isOpaque(directory)
          ? Optional.of(MarkerNode.file(name, directory.metadata().withPermissions(0)))
          : Optional.empty();
    }
    if (OciNames.isWhiteout(name)) {
      Optional<TreeNode> whiteout = directory.child(OciNames.target(name));
      return whiteout.isPresent() && from.isWhiteout(whiteout.get())
          ? Optional.of(MarkerNode.file(name, whiteout.get().metadata()))
          : Optional.empty();
    }
    Optional<TreeNode> node = directory.child(name);
    return node.isPresent() && !from.isWhiteout(node.get())
        ? node.map(this::convert)
        : Optional.empty();
  }

  @Override
  public List<Bytes> names(TreeNode directory, TreeNode entry) throws IOException {
    if (entry.name().startsWith(OciNames.PREFIX)) {
      throw refused(entry, "a file of that name");
    }
    return List.of(from.isWhiteout(entry) ? OciNames.whiteout(entry.name()) : entry.name());
  }

  @Override
  public List<Bytes> names(TreeNode directory) {
    return List.of(OciNames.OPAQUE);
  }
}
