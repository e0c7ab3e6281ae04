package io.github.bootformats.cli.inspect;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Files of a tree as images: those that can be read as a stream only are kept in memory, and no
 * more than the begin of large ones.
 */
public final class NodeSource {
  private static final int MAX_BYTES = 4 << 20;

  private NodeSource() {}

  /** Returns the content of a regular file; of anything else an empty image. */
  public static ImageSource of(TreeNode node) throws IOException {
    if (node.type() != FileType.REGULAR) {
      return ImageSource.of(new byte[0]);
    }
    Optional<ImageSource> random = node.content().randomAccess();
    if (random.isPresent()) {
      return random.get();
    }
    try (InputStream in = node.content().newInputStream()) {
      return ImageSource.of(in.readNBytes(MAX_BYTES));
    }
  }
}
