package io.github.bootformats.overlay;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.util.Optional;

/** A file of a merge, whose entries are those of a directory in several layers. */
interface MergedView extends TreeNode {
  /**
   * Returns the directory that this is.
   *
   * @throws java.nio.file.NotDirectoryException if it is none
   */
  MergedDirectory directory() throws IOException;

  /** {@inheritDoc} They come sorted, for so they are merged. */
  @Override
  default TreeCursor children() throws IOException {
    return directory().entries();
  }

  @Override
  default TreeCursor sortedChildren(ReadLimits limits) throws IOException {
    return directory().entries();
  }

  @Override
  default Optional<TreeNode> child(Bytes name) throws IOException {
    return directory().child(name);
  }
}
