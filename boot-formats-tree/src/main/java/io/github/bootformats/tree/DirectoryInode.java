package io.github.bootformats.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A directory in memory. */
final class DirectoryInode extends Inode {
  private final TreeMap<Bytes, Inode> entries = new TreeMap<>();

  DirectoryInode(NodeMetadata metadata) {
    super(FileType.DIRECTORY, metadata);
  }

  @Nullable Inode get(Bytes name) {
    return entries.get(name);
  }

  void put(Bytes name, Inode inode) {
    entries.put(name, inode);
  }

  void remove(Bytes name) {
    entries.remove(name);
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  TreeCursor cursor() {
    return new Cursor();
  }

  /** Looks for its next entry anew each time, so that changes do not disturb it. */
  private final class Cursor implements TreeCursor {
    private Bytes last = Bytes.empty();

    @Override
    public @Nullable TreeNode next() {
      Map.Entry<Bytes, Inode> next = entries.higherEntry(last);
      if (next == null) {
        return null;
      }
      last = next.getKey();
      return new MemoryNode(last, next.getValue());
    }

    @Override
    public void close() {}
  }
}
