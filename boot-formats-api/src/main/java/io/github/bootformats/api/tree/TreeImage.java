package io.github.bootformats.api.tree;

import io.github.bootformats.api.Diagnostic;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * An open image that holds a tree: it has the resources (the source, caches, temporary files), the
 * tree has none.
 *
 * <p>Once it is closed, reading its tree throws an {@link IOException}. It closes the image source
 * that it opened itself, but not one that it was lent.
 */
public interface TreeImage extends Closeable {
  /**
   * Returns the tree.
   *
   * @return the tree, always the same, usable until this image is closed
   */
  FileTree tree();

  /**
   * Returns what was odd about the image when it was opened.
   *
   * @return the findings, in the order that the format documents
   */
  default List<Diagnostic> diagnostics() {
    return List.of();
  }

  @Override
  void close() throws IOException;
}
