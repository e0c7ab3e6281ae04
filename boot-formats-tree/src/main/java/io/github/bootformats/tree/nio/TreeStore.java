package io.github.bootformats.tree.nio;

import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * The tree of a file system and who may use it when: any number of threads read, and one alone
 * changes it. A tree that cannot change needs no lock.
 */
final class TreeStore {
  private final FileTree tree;
  private final @Nullable MutableTree mutable;
  private final Clock clock;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /**
   * Creates a store.
   *
   * @param clock tells the times of what is created and changed
   */
  TreeStore(FileTree tree, boolean readOnly, Clock clock) {
    this.tree = tree;
    this.mutable = !readOnly && tree instanceof MutableTree changing ? changing : null;
    this.clock = clock;
  }

  /** Something that reads the tree. */
  interface Reading<T> {
    T read() throws IOException;
  }

  /** Something that changes the tree. */
  interface Change<T> {
    T apply(MutableTree tree) throws IOException;
  }

  FileTree tree() {
    return tree;
  }

  boolean isReadOnly() {
    return mutable == null;
  }

  /** Whether files may change while they are open. */
  boolean mayChange() {
    return tree instanceof MutableTree;
  }

  void checkWritable() {
    if (mutable == null) {
      throw new ReadOnlyFileSystemException();
    }
  }

  <T> T read(Reading<T> reading) throws IOException {
    if (!mayChange()) {
      return reading.read();
    }
    Lock reader = lock.readLock();
    reader.lock();
    try {
      return reading.read();
    } finally {
      reader.unlock();
    }
  }

  <T> T change(Change<T> change) throws IOException {
    MutableTree changing = mutable;
    if (changing == null) {
      throw new ReadOnlyFileSystemException();
    }
    Lock writer = lock.writeLock();
    writer.lock();
    try {
      return change.apply(changing);
    } finally {
      writer.unlock();
    }
  }

  /** Returns metadata with the time that it is now. */
  NodeMetadata now(NodeMetadata metadata) {
    var instant = clock.instant();
    return metadata.withMtime(instant.getEpochSecond(), instant.getNano());
  }

  /** Says that a file was written to, or that the entries of a directory changed. */
  Optional<TreeNode> touch(MutableTree changing, TreePath path) throws IOException {
    Optional<TreeNode> node = changing.find(path);
    if (node.isPresent()) {
      changing.setMetadata(path, now(node.get().metadata()));
    }
    return node;
  }

  /** Says that an entry was created, deleted or renamed. */
  void touchParent(MutableTree changing, TreePath entry) throws IOException {
    touch(changing, entry.parent().orElse(TreePath.root()));
  }
}
