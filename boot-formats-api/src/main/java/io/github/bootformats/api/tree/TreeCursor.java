package io.github.bootformats.api.tree;

import io.github.bootformats.api.ReadLimits;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a directory, one after the other. A cursor serves one thread.
 *
 * <pre>{@code
 * try (TreeCursor children = directory.children()) {
 *   for (TreeNode child = children.next(); child != null; child = children.next()) {
 *     System.out.println(child.name());
 *   }
 * }
 * }</pre>
 */
public interface TreeCursor extends Closeable {
  /**
   * Returns the next entry.
   *
   * @return the entry; or null after the last, and then every time
   * @throws io.github.bootformats.api.FormatException if the image is damaged
   * @throws IOException if reading fails
   */
  @Nullable TreeNode next() throws IOException;

  /**
   * Goes through the nodes of a list.
   *
   * @param nodes the nodes
   * @return a cursor that needs no closing
   */
  static TreeCursor of(Iterable<? extends TreeNode> nodes) {
    return new IteratorCursor(nodes.iterator());
  }

  /**
   * Takes all that is left into a list, and closes the cursor. The list is as long as the directory
   * is large, up to the default limit of entries.
   *
   * @return the entries, in this cursor's order
   * @throws IOException if reading fails, or there are too many
   */
  default List<TreeNode> toList() throws IOException {
    return toList(ReadLimits.defaults());
  }

  /**
   * Takes all that is left into a list, and closes the cursor.
   *
   * @param limits {@link TreeWalk#MAX_ENTRIES} bounds how long the list becomes
   * @return the entries, in this cursor's order
   * @throws io.github.bootformats.api.LimitExceededException if there are more
   * @throws IOException if reading fails
   */
  default List<TreeNode> toList(ReadLimits limits) throws IOException {
    try (this) {
      List<TreeNode> nodes = new ArrayList<>();
      for (TreeNode node = next(); node != null; node = next()) {
        limits.check(TreeWalk.MAX_ENTRIES, nodes.size() + 1L, TreeWalk.FORMAT, -1);
        nodes.add(node);
      }
      return nodes;
    }
  }

  @Override
  void close() throws IOException;
}
