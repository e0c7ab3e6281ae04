package io.github.bootformats.tree.extract;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directories from the destination to where an extraction is. Only the last few are held open,
 * for a process may not have many files open; the others are opened again from the destination on,
 * each as an entry of the one before and never through a symbolic link.
 */
final class DirectoryStack implements Closeable {
  private static final int MAX_OPEN = 32;

  private final List<Level> levels = new ArrayList<>();

  DirectoryStack(Path destination) throws IOException {
    levels.add(new Level(destination.getFileSystem().getPath(""), HostDirectory.open(destination)));
  }

  private static final class Level {
    final Path name;
    @Nullable HostDirectory directory;

    Level(Path name, HostDirectory directory) {
      this.name = name;
      this.directory = directory;
    }
  }

  /** Returns how many directories there are below the destination. */
  int depth() {
    return levels.size() - 1;
  }

  /** Returns the last directory. */
  HostDirectory top() throws IOException {
    return open(levels.size() - 1);
  }

  /** Returns the name of the last directory in the one before. */
  Path topName() {
    return levels.get(levels.size() - 1).name;
  }

  private HostDirectory open(int index) throws IOException {
    int begin = index;
    while (levels.get(begin).directory == null) {
      begin--; // the destination is always open
    }
    HostDirectory directory = opened(begin);
    for (int i = begin + 1; i <= index; i++) {
      directory = directory.enter(levels.get(i).name);
      levels.get(i).directory = directory;
      close(i - MAX_OPEN);
    }
    return directory;
  }

  private HostDirectory opened(int index) {
    HostDirectory directory = levels.get(index).directory;
    if (directory == null) {
      throw new IllegalStateException("not open: " + index);
    }
    return directory;
  }

  /** Goes into an entry of the last directory. */
  void push(Path name) throws IOException {
    levels.add(new Level(name, top().enter(name)));
    close(levels.size() - 1 - MAX_OPEN);
  }

  /** Goes back to the directory before. */
  void pop() throws IOException {
    close(levels.size() - 1);
    levels.remove(levels.size() - 1);
  }

  /** Closes the directory at a level other than the destination. */
  private void close(int index) throws IOException {
    if (index > 0) {
      Level level = levels.get(index);
      HostDirectory directory = level.directory;
      if (directory != null) {
        level.directory = null;
        directory.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    while (depth() > 0) {
      pop();
    }
    opened(0).close();
  }
}
