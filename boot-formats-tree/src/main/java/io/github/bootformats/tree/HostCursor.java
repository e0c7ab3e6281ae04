package io.github.bootformats.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.tree.internal.HostNames;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a directory of the host. The names are read at once, so that deep walks keep no
 * directories open; the rest of an entry is read when it comes.
 */
final class HostCursor implements TreeCursor {
  private final Iterator<Entry> entries;

  private HostCursor(List<Entry> entries) {
    this.entries = entries.iterator();
  }

  private record Entry(Bytes name, Path path) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      return name.compareTo(other.name);
    }
  }

  static HostCursor open(Path directory, boolean sorted) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
      for (Path path : paths) {
        entries.add(new Entry(HostNames.name(path), path));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    if (sorted) {
      entries.sort(null);
    }
    return new HostCursor(entries);
  }

  @Override
  public @Nullable TreeNode next() throws IOException {
    while (entries.hasNext()) {
      Entry entry = entries.next();
      try {
        return new HostNode(entry.name, entry.path, HostAttributes.read(entry.path));
      } catch (NoSuchFileException e) {
        // Deleted since the names were read, so it is not an entry any more.
      }
    }
    return null;
  }

  @Override
  public void close() {}
}
