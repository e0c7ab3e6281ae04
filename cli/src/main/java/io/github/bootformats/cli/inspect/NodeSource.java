package io.github.bootformats.cli.inspect;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.io.InputStream;

/**
 * Files of a tree as images; only the beginning of large ones that can be read as a stream only.
 */
public final class NodeSource {
  private static final int MAX_BYTES = 4 << 20;

  private NodeSource() {}

  /** Returns the content of a regular file; of anything else an empty image. */
  public static ImageSource of(TreeNode node) throws IOException {
    if (node.type() != FileType.REGULAR) {
      return ImageSource.of(new byte[0]);
    }
    try (InputStream in = node.content().newInputStream()) {
      return ImageSource.of(in.readNBytes(MAX_BYTES));
    }
  }
}
