package io.github.bootformats.tree.nio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A path of bytes. Between its names there is one slash, and none at the end. */
final class TreeFilePath implements Path {
  private final TreeFileSystem fileSystem;
  private final Bytes bytes;

  /** Taken apart when they are first asked for. */
  private @Nullable List<Bytes> names;

  private TreeFilePath(TreeFileSystem fileSystem, Bytes bytes) {
    this.fileSystem = fileSystem;
    this.bytes = bytes;
  }

  /** Creates a path of any bytes but NUL. */
  static TreeFilePath of(TreeFileSystem fileSystem, Bytes bytes) {
    return new TreeFilePath(fileSystem, PathBytes.withoutExtraSlashes(bytes));
  }

  private TreeFilePath joined(boolean absolute, List<Bytes> parts) {
    return new TreeFilePath(fileSystem, PathBytes.join(absolute, parts));
  }

  /** Takes a path for ours, or throws a {@link ProviderMismatchException}. */
  static TreeFilePath of(Path path) {
    if (requireNonNull(path) instanceof TreeFilePath ours) {
      return ours;
    }
    throw new ProviderMismatchException("not a path of a tree: " + path);
  }

  Bytes bytes() {
    return bytes;
  }

  List<Bytes> names() {
    List<Bytes> parts = names;
    if (parts == null) {
      parts = Collections.unmodifiableList(PathBytes.names(bytes));
      names = parts;
    }
    return parts;
  }

  /** Returns the path of an entry; faster than to parse its name. */
  TreeFilePath entry(Bytes name) {
    if (bytes.isEmpty()) {
      return new TreeFilePath(fileSystem, name);
    }
    byte[] before = bytes.toByteArray();
    boolean slash = !bytes.equals(PathBytes.SLASH);
    byte[] joined = new byte[before.length + (slash ? 1 : 0) + name.length()];
    System.arraycopy(before, 0, joined, 0, before.length);
    if (slash) {
      joined[before.length] = '/';
    }
    name.copyTo(joined, joined.length - name.length());
    return new TreeFilePath(fileSystem, Bytes.of(joined));
  }

  @Override
  public TreeFileSystem getFileSystem() {
    return fileSystem;
  }

  @Override
  public boolean isAbsolute() {
    return PathBytes.isAbsolute(bytes);
  }

  @Override
  public @Nullable TreeFilePath getRoot() {
    return isAbsolute() ? new TreeFilePath(fileSystem, PathBytes.SLASH) : null;
  }

  @Override
  public @Nullable TreeFilePath getFileName() {
    int count = getNameCount();
    return count == 0 ? null : getName(count - 1);
  }

  @Override
  public @Nullable TreeFilePath getParent() {
    int count = getNameCount();
    return count > 1 ? joined(isAbsolute(), names().subList(0, count - 1)) : parentOfOne(count);
  }

  private @Nullable TreeFilePath parentOfOne(int count) {
    return count == 1 ? getRoot() : null;
  }

  @Override
  public int getNameCount() {
    return names().size();
  }

  @Override
  public TreeFilePath getName(int index) {
    return subpath(index, index + 1);
  }

  @Override
  public TreeFilePath subpath(int begin, int end) {
    if (begin < 0 || begin >= end || end > getNameCount()) {
      throw new IllegalArgumentException(
          "names %s to %s of %s".formatted(begin, end, getNameCount()));
    }
    return joined(false, names().subList(begin, end));
  }

  @Override
  public boolean startsWith(Path other) {
    return isOfSameFileSystem(other) && other.isAbsolute() == isAbsolute() && isWithin(other, 0);
  }

  @Override
  public boolean endsWith(Path other) {
    return isOfSameFileSystem(other)
        && (!other.isAbsolute() || equals(other))
        && isWithin(other, getNameCount() - other.getNameCount());
  }

  private boolean isOfSameFileSystem(Path other) {
    return other.getFileSystem().equals(fileSystem);
  }

  private boolean isWithin(Path other, int begin) {
    List<Bytes> theirs = of(other).names();
    return begin >= 0
        && theirs.size() <= getNameCount()
        && theirs.equals(names().subList(begin, begin + theirs.size()));
  }

  @Override
  public TreeFilePath normalize() {
    return joined(isAbsolute(), PathBytes.normalize(isAbsolute(), names()));
  }

  @Override
  public TreeFilePath resolve(Path other) {
    TreeFilePath theirs = of(other);
    if (theirs.isAbsolute()) {
      return theirs;
    }
    return theirs.bytes.isEmpty() ? this : entry(theirs.bytes);
  }

  @Override
  public TreeFilePath relativize(Path other) {
    TreeFilePath theirs = of(other);
    if (theirs.isAbsolute() != isAbsolute() || !isOfSameFileSystem(theirs)) {
      throw new IllegalArgumentException("of another type or file system: " + other);
    }
    if (bytes.isEmpty()) {
      return theirs;
    }
    List<Bytes> from = PathBytes.normalize(isAbsolute(), names());
    List<Bytes> to = PathBytes.normalize(isAbsolute(), theirs.names());
    int common = 0;
    while (common < Math.min(from.size(), to.size()) && from.get(common).equals(to.get(common))) {
      common++;
    }
    List<Bytes> up = from.subList(common, from.size());
    if (up.contains(PathBytes.DOT_DOT)) {
      throw new IllegalArgumentException("nobody knows the way from " + this + " to " + other);
    }
    List<Bytes> way = new ArrayList<>(Collections.nCopies(up.size(), PathBytes.DOT_DOT));
    way.addAll(to.subList(common, to.size()));
    return joined(false, way);
  }

  @Override
  public URI toUri() {
    return TreeUris.uri(this);
  }

  @Override
  public TreeFilePath toAbsolutePath() {
    return isAbsolute() ? this : fileSystem.workingDirectory().resolve(this);
  }

  @Override
  public TreeFilePath toRealPath(LinkOption... options) throws IOException {
    return fileSystem.lookup().realPath(this, LinkOptions.follow(options));
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("trees are not watched");
  }

  /** Compares as unsigned bytes. */
  @Override
  public int compareTo(Path other) {
    TreeFilePath theirs = (TreeFilePath) other;
    int order = bytes.compareTo(theirs.bytes);
    return order != 0 ? order : Long.compare(fileSystem.id(), theirs.fileSystem.id());
  }

  @Override
  public boolean equals(@Nullable Object o) {
    return o instanceof TreeFilePath other
        && bytes.equals(other.bytes)
        && fileSystem.equals(other.fileSystem);
  }

  @Override
  public int hashCode() {
    return bytes.hashCode();
  }

  @Override
  public String toString() {
    return PathText.decode(bytes);
  }
}
