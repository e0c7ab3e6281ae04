package io.github.bootformats.tree.nio;

import io.github.bootformats.api.tree.TreePath;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.ClosedFileSystemException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whether a file system is open, and the channels and streams that close with it. */
final class OpenFiles implements Closeable {
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** What is open under a name that may change while it is. */
  interface Named extends Closeable {
    /** Called under the lock of changes. */
    void renamed(TreePath from, TreePath to);

    /** Called under the lock of changes. */
    void deleted(TreePath path);
  }

  boolean isOpen() {
    return !closed;
  }

  void checkOpen() {
    if (closed) {
      throw new ClosedFileSystemException();
    }
  }

  <C extends Closeable> C add(C file) throws IOException {
    open.add(file);
    if (closed) { // perhaps after the others were
      file.close();
      throw new ClosedFileSystemException();
    }
    return file;
  }

  void remove(Closeable file) {
    open.remove(file);
  }

  /** Returns whether a file is open in a tree that can change. */
  boolean hasNamed() {
    return open.stream().anyMatch(file -> file instanceof Named);
  }

  void renamed(TreePath from, TreePath to) {
    deleted(to);
    for (Closeable file : open) {
      if (file instanceof Named named) {
        named.renamed(from, to);
      }
    }
  }

  void deleted(TreePath path) {
    for (Closeable file : open) {
      if (file instanceof Named named) {
        named.deleted(path);
      }
    }
  }

  /** Closes all that is open; the first failure is thrown at the end. */
  @Override
  public void close() throws IOException {
    closed = true;
    IOException failure = null;
    for (Closeable file : open) {
      try {
        file.close();
      } catch (IOException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    open.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
