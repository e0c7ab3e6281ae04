package io.github.bootformats.overlay;

import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one directory in several layers, sorted by name, of each name the topmost:
 * whiteouts too. Of each layer no more is read than what comes next.
 */
final class SortedEntries implements Closeable {
  private static final Comparator<Source> BY_NAME_THEN_LAYER =
      Comparator.comparing((Source source) -> source.node.name())
          .thenComparingInt(source -> source.order);

  private final List<TreeCursor> open = new ArrayList<>();
  private final PriorityQueue<Source> sources = new PriorityQueue<>(BY_NAME_THEN_LAYER);

  private SortedEntries() {}

  /** One layer's directory and its entry that comes next. */
  private record Source(Place place, int order, TreeCursor rest, TreeNode node) {}

  static SortedEntries of(List<Place> places) throws IOException {
    SortedEntries entries = new SortedEntries();
    try {
      for (Place place : places) {
        TreeCursor cursor = place.node().sortedChildren();
        entries.open.add(cursor);
        entries.advance(place, entries.open.size(), cursor);
      }
      return entries;
    } catch (IOException | RuntimeException e) {
      entries.close();
      throw e;
    }
  }

  private void advance(Place place, int order, TreeCursor rest) throws IOException {
    TreeNode node = rest.next();
    if (node != null) {
      sources.add(new Source(place, order, rest, node));
    }
  }

  /**
   * Returns the topmost entry of the next name.
   *
   * @return the entry, with what its directory says of whiteouts; null after the last
   */
  @Nullable Place next() throws IOException {
    Source first = sources.poll();
    if (first == null) {
      return null;
    }
    advance(first.place, first.order, first.rest);
    for (Source same = sources.peek();
        same != null && same.node.name().equals(first.node.name());
        same = sources.peek()) {
      sources.remove();
      advance(same.place, same.order, same.rest);
    }
    return new Place(first.place.layer(), first.node, first.place.hasXattrWhiteouts());
  }

  /** Closes the directories, also when that fails for one of them. */
  @Override
  public void close() throws IOException {
    if (!open.isEmpty()) {
      TreeCursor last = open.remove(open.size() - 1);
      try (last) {
        close();
      }
    }
  }
}
