package io.github.bootformats.tree.nio;

import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file that may be changed while it is open, and has it as it is. All methods are called
 * under the lock of the tree.
 */
final class LiveReader implements ContentReader {
  private TreeNode node;
  private @Nullable FileContent content;
  private @Nullable ContentReader reader;

  LiveReader(TreeNode node) {
    this.node = node;
  }

  /** Takes another look at the file, whose old node may show it as it was. */
  void renew(TreeNode newNode) {
    node = newNode;
  }

  @Override
  public long size() throws IOException {
    return node.content().size();
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    FileContent now = node.content();
    ContentReader open = reader;
    if (open == null || !now.equals(content) || open.size() != now.size()) {
      close();
      open = ContentReader.open(now);
      reader = open;
      content = now;
    }
    return open.read(position, target);
  }

  @Override
  public void close() throws IOException {
    ContentReader open = reader;
    reader = null;
    content = null;
    if (open != null) {
      open.close();
    }
  }
}
