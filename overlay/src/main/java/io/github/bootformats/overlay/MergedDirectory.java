package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A directory that may be in several layers.
 *
 * @param places where it is, topmost first
 */
record MergedDirectory(LayerStack stack, List<Place> places, boolean isRoot) {
  MergedDirectory {
    places = List.copyOf(places);
  }

  static MergedDirectory root(LayerStack stack) throws IOException {
    return new MergedDirectory(stack, stack.roots(), true);
  }

  Place top() {
    return places.get(0);
  }

  boolean hasLower() {
    return places.size() > 1 || !top().isUpper();
  }

  /**
   * Whether Linux takes the directory for empty ({@code ovl_check_empty_dir}): only devices that
   * are whiteouts may be in it.
   *
   * @param clears whether those of a directory that is but in the upper layer are cleared too,
   *     which must have nothing in it otherwise
   */
  boolean isDeletable(boolean clears) throws IOException {
    boolean mayHaveWhiteouts = clears || hasLower() || hidesWhiteouts();
    try (SortedEntries entries = SortedEntries.of(places)) {
      for (Place entry = entries.next(); entry != null; entry = entries.next()) {
        if (!mayHaveWhiteouts || !Markers.isDeviceWhiteout(entry.node())) {
          return false;
        }
      }
      return true;
    }
  }

  /** Finds an entry without the errors that Linux has with it, which it throws when it is read. */
  Optional<TreeNode> child(Bytes name) throws IOException {
    if (!TreePath.isName(name)) {
      return Optional.empty();
    }
    for (Place place : places) {
      Optional<TreeNode> entry = place.node().child(name);
      if (entry.isPresent()) {
        return stack.markers().isWhiteout(entry.get())
            ? Optional.empty()
            : Optional.of(entry(new Place(place.layer(), entry.get())));
      }
    }
    return Optional.empty();
  }

  private TreeNode entry(Place topmost) {
    return new MergedNode(this, topmost);
  }

  /** Lists the entries that can be looked up, sorted by name. */
  TreeCursor entries() throws IOException {
    return new Entries(name -> {});
  }

  /** Lists the names that Linux's {@code readdir} gives although no file can be looked up. */
  List<Bytes> listedWhiteouts() throws IOException {
    List<Bytes> names = new ArrayList<>();
    try (Entries entries = new Entries(names::add)) {
      while (entries.next() != null) {
        // only to hear of the others
      }
    }
    return names;
  }

  /**
   * Whether {@code readdir} leaves whiteouts out: not where it shows a directory of one layer as it
   * is, unless that was copied up ({@code OVL_WHITEOUTS}).
   */
  private boolean hidesWhiteouts() throws IOException {
    return isRoot || places.size() > 1 || stack.markers().hasOrigin(top().node());
  }

  private final class Entries implements TreeCursor {
    private final SortedEntries all;
    private final Consumer<Bytes> listed;
    private final boolean hides;

    Entries(Consumer<Bytes> listed) throws IOException {
      this.listed = listed;
      this.hides = hidesWhiteouts();
      this.all = SortedEntries.of(places);
    }

    @Override
    public @Nullable TreeNode next() throws IOException {
      for (Place topmost = all.next(); topmost != null; topmost = all.next()) {
        if (!isWhiteout(topmost)) {
          return entry(topmost);
        }
      }
      return null;
    }

    private boolean isWhiteout(Place topmost) throws IOException {
      TreeNode node = topmost.node();
      boolean isDevice = Markers.isDeviceWhiteout(node);
      if (!isDevice && !stack.markers().isXattrWhiteout(node)) {
        return false;
      }
      if (!hides || !(isDevice || topmost.hasXattrWhiteouts() || isLookedUp(topmost))) {
        listed.accept(node.name());
      }
      return true;
    }

    /**
     * Whether Linux looks an entry up to list it, for the number of its inode is another layer's.
     */
    private boolean isLookedUp(Place topmost) throws IOException {
      return topmost.isUpper() && top().node().xattrs().containsKey(stack.markers().impure);
    }

    @Override
    public void close() throws IOException {
      all.close();
    }
  }
}
