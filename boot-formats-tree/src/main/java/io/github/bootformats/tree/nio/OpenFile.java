package io.github.bootformats.tree.nio;

import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A regular file that is open, in a tree that may change: what is read and written is the file,
 * whatever becomes of its name.
 */
final class OpenFile implements ContentReader, OpenFiles.Named {
  private final TreeFileSystem fileSystem;
  private final LiveReader reader;
  private final @Nullable ImageTarget target;

  /** Where it is now; null once that name is deleted. */
  private @Nullable TreePath path;

  /**
   * Opens a file.
   *
   * @param target null to read only
   */
  OpenFile(TreeFileSystem fileSystem, TreePath path, TreeNode node, @Nullable ImageTarget target) {
    this.fileSystem = fileSystem;
    this.path = path;
    this.reader = new LiveReader(node);
    this.target = target;
  }

  @Override
  public void renamed(TreePath from, TreePath to) {
    TreePath now = path;
    if (now != null && now.startsWith(from)) {
      TreePath moved = to;
      for (var name : now.names().subList(from.depth(), now.depth())) {
        moved = moved.resolve(name);
      }
      path = moved;
    }
  }

  @Override
  public void deleted(TreePath deleted) {
    if (path != null && path.equals(deleted)) {
      path = null;
    }
  }

  @Override
  public long size() throws IOException {
    return fileSystem.read(target != null ? target::size : reader::size);
  }

  @Override
  public int read(long position, ByteBuffer bytes) throws IOException {
    return fileSystem.read(() -> reader.read(position, bytes));
  }

  /**
   * Writes all remaining bytes.
   *
   * @param position where to, or -1 for the end
   * @return the position after them
   */
  long write(long position, ByteBuffer bytes) throws IOException {
    ImageTarget open = target();
    return fileSystem.change(
        tree -> {
          long begin = position < 0 ? open.size() : position;
          if (begin > Long.MAX_VALUE - bytes.remaining()) {
            throw new IOException("no file is that large");
          }
          long end = begin + bytes.remaining();
          if (end > begin) {
            open.write(begin, bytes);
            touch(tree);
          }
          return end;
        });
  }

  void truncate(long size) throws IOException {
    ImageTarget open = target();
    fileSystem.change(
        tree -> {
          if (size < open.size()) {
            open.truncate(size);
            touch(tree);
          }
          return size;
        });
  }

  private ImageTarget target() {
    ImageTarget open = target;
    if (open == null) {
      throw new IllegalStateException("open for reading only");
    }
    return open;
  }

  private void touch(MutableTree tree) throws IOException {
    TreePath now = path;
    if (now != null) {
      Optional<TreeNode> node = fileSystem.store().touch(tree, now);
      node.ifPresent(reader::renew);
    }
  }

  @Override
  public void close() throws IOException {
    try (reader;
        target) {
      fileSystem.files().remove(this);
    }
  }
}
