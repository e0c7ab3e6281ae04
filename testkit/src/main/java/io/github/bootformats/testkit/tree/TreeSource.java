package io.github.bootformats.testkit.tree;

import io.github.bootformats.api.tree.FileTree;
import java.io.IOException;

/**
 * Gives a tree to check.
 *
 * @param <T> what is known of the tree
 */
@FunctionalInterface
public interface TreeSource<T extends FileTree> {
  /**
   * Opens the tree.
   *
   * @return the tree
   * @throws IOException if it cannot be opened
   */
  T open() throws IOException;
}
