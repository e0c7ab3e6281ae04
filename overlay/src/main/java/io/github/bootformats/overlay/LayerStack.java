package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The layers of a mount, and its options. */
final class LayerStack {
  /** More than all layers of a mount, for their numbers. */
  static final int MAX_LAYERS = 512;

  /** {@code OVL_MAX_STACK}. */
  private static final int MAX_LOWERS = 500;

  /** The longest name that Linux looks up ({@code NAME_MAX}). */
  private static final int MAX_NAME = 255;

  private final @Nullable FileTree upper;
  private final List<FileTree> lowers;
  private final OverlayOptions options;
  private final Markers markers;

  LayerStack(List<? extends FileTree> lowers, @Nullable FileTree upper, OverlayOptions options) {
    int dataOnly = options.dataOnly().size();
    if (lowers.isEmpty() || lowers.size() + dataOnly > MAX_LOWERS) {
      throw new IllegalArgumentException(
          "Linux takes 1 to 500 lower layers: %s, and %s for data only"
              .formatted(lowers.size(), dataOnly));
    }
    this.lowers = List.copyOf(lowers);
    this.upper = upper;
    this.options = options;
    this.markers = Markers.of(options.form());
  }

  OverlayOptions options() {
    return options;
  }

  Markers markers() {
    return markers;
  }

  boolean hasSubsecondTimes() {
    return (upper != null && upper.hasSubsecondTimes())
        || lowers.stream().anyMatch(FileTree::hasSubsecondTimes);
  }

  /** Whether redirects count at all ({@code check_redirect}). */
  boolean readsRedirects() {
    return followsRedirects() || hasDataOnly();
  }

  boolean followsRedirects() {
    return options.redirects() != RedirectMode.NOFOLLOW;
  }

  boolean hasDataOnly() {
    return !options.dataOnly().isEmpty();
  }

  boolean isLast(int layer) {
    return layer == lowers.size();
  }

  /** Returns the roots of all layers but the data-only ones, the upper first. */
  List<Place> roots() throws IOException {
    List<Place> roots = new ArrayList<>();
    if (upper != null) {
      roots.add(new Place(Place.UPPER, upper.root()));
    }
    roots.addAll(lowerRoots());
    return roots;
  }

  List<Place> lowerRoots() throws IOException {
    List<Place> roots = new ArrayList<>();
    for (FileTree lower : lowers) {
      int layer = roots.size() + 1;
      TreeNode root = lower.root();
      roots.add(new Place(layer, root, !isLast(layer) && markers.hasXattrWhiteouts(root)));
    }
    return roots;
  }

  /** Looks up a name of a path, which may be too long for any file. */
  static Optional<TreeNode> childByPath(TreeNode directory, Bytes name) throws IOException {
    return name.length() > MAX_NAME ? Optional.empty() : directory.child(name);
  }
}
