package io.github.bootformats.tree.nio;

import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of a directory, read as they are asked for. */
final class EntryStream implements DirectoryStream<Path> {
  private final TreeFilePath directory;
  private final TreePath place;
  private final TreeCursor cursor;
  private final Filter<? super Path> filter;
  private boolean iterated;
  private volatile boolean closed;

  private EntryStream(
      TreeFilePath directory, TreePath place, TreeCursor cursor, Filter<? super Path> filter) {
    this.directory = directory;
    this.place = place;
    this.cursor = cursor;
    this.filter = filter;
  }

  /**
   * Opens a directory.
   *
   * @param directory as the caller named it, which the entries are named by
   * @param place where in the tree that is
   * @param cursor its entries
   */
  static EntryStream of(
      TreeFilePath directory, TreePath place, TreeCursor cursor, Filter<? super Path> filter)
      throws IOException {
    return directory.getFileSystem().files().add(new EntryStream(directory, place, cursor, filter));
  }

  @Override
  public synchronized Iterator<Path> iterator() {
    if (closed || iterated) {
      throw new IllegalStateException(closed ? "closed" : "there is one iterator only");
    }
    iterated = true;
    return new Entries();
  }

  /** Reads the next entry that the filter takes; null after the last, or once closed. */
  private @Nullable Path next() throws IOException {
    TreeFileSystem fileSystem = directory.getFileSystem();
    while (!closed) {
      Path entry = fileSystem.read(this::nextEntry).orElse(null);
      if (entry == null || filter.accept(entry)) {
        return entry;
      }
    }
    fileSystem.files().checkOpen(); // half of a directory is not to be taken for all of it
    return null;
  }

  private synchronized Optional<Path> nextEntry() throws IOException {
    TreeNode node = closed ? null : cursor.next();
    if (node == null) {
      return Optional.empty();
    }
    if (!TreePath.isName(node.name())) {
      throw new MalformedFormatException(
          "tree", "tree.name", -1, "not a name in " + place + ": " + node.name());
    }
    directory.getFileSystem().lookup().checkDepth(place.resolve(node.name()));
    return Optional.of(directory.entry(node.name()));
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    directory.getFileSystem().files().remove(this);
    cursor.close();
  }

  private final class Entries implements Iterator<Path> {
    private @Nullable Path ahead;
    private boolean ended;

    @Override
    public synchronized boolean hasNext() {
      if (ahead == null && !ended) {
        try {
          ahead = EntryStream.this.next();
        } catch (IOException e) {
          throw new DirectoryIteratorException(e);
        }
        ended = ahead == null;
      }
      return ahead != null;
    }

    @Override
    public synchronized Path next() {
      Path next = hasNext() ? ahead : null;
      if (next == null) {
        throw new NoSuchElementException();
      }
      ahead = null;
      return next;
    }
  }
}
