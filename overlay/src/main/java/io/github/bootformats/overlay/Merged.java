package io.github.bootformats.overlay;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a name in a merged directory stands for.
 *
 * @param places where it is, topmost first: of a directory all that are merged, of a file with
 *     metadata only also where its data is
 * @param lowerData the absolute path of the data in the data-only layers; null if it is not there
 */
record Merged(List<Place> places, @Nullable Redirect lowerData) {
  Merged {
    places = List.copyOf(places);
  }

  /** What all attributes come from. */
  Place top() {
    return places.get(0);
  }

  TreeNode node() {
    return top().node();
  }

  /** Where the data of a regular file is, unless it is in a data-only layer. */
  TreeNode data() {
    return places.get(places.size() - 1).node();
  }

  FileType type() {
    return node().type();
  }

  boolean isInUpper() {
    return top().isUpper();
  }
}
