package io.github.bootformats.api.tree;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way from the root of a tree to a node: names, one for each level.
 *
 * <p>A path has no {@code ..}, no {@code .}, no empty name and no leading slash, and so never leads
 * out of its tree and has one form only. Names are bytes. A path shares all but its last name with
 * its {@linkplain #parent() parent}, so paths of a deep tree take little. Instances are immutable.
 *
 * <p>The order is that of a sorted walk: a directory comes before what is in it, and all of that
 * before the next name; names compare as unsigned bytes. So {@code a/b} comes before {@code a.b}.
 */
public final class TreePath implements Comparable<TreePath> {
  private static final TreePath ROOT = new TreePath();
  private static final Bytes SLASH = Bytes.utf8("/");
  private static final Bytes DOT = Bytes.utf8(".");
  private static final Bytes DOT_DOT = Bytes.utf8("..");

  private final @Nullable TreePath parent;
  private final Bytes name;
  private final int depth;
  private final int hash;

  private TreePath() {
    this.parent = null;
    this.name = Bytes.empty();
    this.depth = 0;
    this.hash = 1;
  }

  private TreePath(TreePath parent, Bytes name) {
    this.parent = parent;
    this.name = name;
    this.depth = parent.depth + 1;
    this.hash = 31 * parent.hash + name.hashCode();
  }

  /**
   * Returns the path of the root.
   *
   * @return a path without names
   */
  public static TreePath root() {
    return ROOT;
  }

  /**
   * Reads a path that a programmer wrote.
   *
   * @param path such as {@code etc/fstab} or {@code /etc/fstab}, which are the same; encoded as
   *     UTF-8 and then taken as {@link #parse} does
   * @return the path
   * @throws IllegalArgumentException if {@code path} has a {@code ..} or a NUL
   */
  public static TreePath of(String path) {
    Bytes bytes = Bytes.utf8(path);
    return parse(bytes)
        .orElseThrow(() -> new IllegalArgumentException("not a path of a tree: " + bytes));
  }

  /**
   * Reads a path that came from somewhere, such as an archive. Slashes at its ends, repeated
   * slashes and names {@code .} mean nothing and are dropped, as POSIX has it.
   *
   * @param path any bytes
   * @return the path, or empty when there is a {@code ..} or a NUL in it
   */
  public static Optional<TreePath> parse(Bytes path) {
    TreePath result = ROOT;
    for (int begin = 0; begin < path.length(); ) {
      int slash = path.indexOf('/', begin);
      int end = slash < 0 ? path.length() : slash;
      Bytes name = path.slice(begin, end);
      if (isName(name)) {
        result = new TreePath(result, name);
      } else if (!name.isEmpty() && !name.equals(DOT)) {
        return Optional.empty();
      }
      begin = end + 1;
    }
    return Optional.of(result);
  }

  /**
   * Returns whether bytes can be a name in a directory.
   *
   * @param name any bytes
   * @return whether there is at least one, none is {@code /} or NUL, and it is neither {@code .}
   *     nor {@code ..}
   */
  public static boolean isName(Bytes name) {
    for (int i = 0; i < name.length(); i++) {
      int b = name.at(i);
      if (b == '/' || b == 0) {
        return false;
      }
    }
    return !name.isEmpty() && !name.equals(DOT) && !name.equals(DOT_DOT);
  }

  /**
   * Returns the path of an entry of this directory.
   *
   * @param name the entry's name
   * @return a path that is one longer
   * @throws IllegalArgumentException if it is not a {@linkplain #isName name}
   */
  public TreePath resolve(Bytes name) {
    return resolveIfName(name)
        .orElseThrow(() -> new IllegalArgumentException("not a name: " + name));
  }

  /** Returns the path of an entry of this directory, or empty if the name is none. */
  Optional<TreePath> resolveIfName(Bytes name) {
    return isName(name) ? Optional.of(new TreePath(this, name)) : Optional.empty();
  }

  /**
   * Returns the path of an entry of this directory.
   *
   * @param name the entry's name, encoded as UTF-8
   * @return a path that is one longer
   * @throws IllegalArgumentException if it is not a {@linkplain #isName name}
   */
  public TreePath resolve(String name) {
    return resolve(Bytes.utf8(name));
  }

  /**
   * Returns the path of the directory that this is an entry of.
   *
   * @return the path without its last name, or empty for the root
   */
  public Optional<TreePath> parent() {
    return Optional.ofNullable(parent);
  }

  /**
   * Returns the last name.
   *
   * @return the name, empty for the root
   */
  public Bytes name() {
    return name;
  }

  /**
   * Returns how many names there are.
   *
   * @return 0 for the root
   */
  public int depth() {
    return depth;
  }

  /**
   * Returns whether this is the path of the root.
   *
   * @return whether there are no names
   */
  public boolean isRoot() {
    return depth == 0;
  }

  /**
   * Returns the names.
   *
   * @return the names from the root on; immutable
   */
  public List<Bytes> names() {
    Bytes[] names = new Bytes[depth];
    TreePath path = this;
    for (int i = depth - 1; i >= 0; i--) {
      names[i] = path.name;
      path = path.up(1);
    }
    return List.of(names);
  }

  /**
   * Returns whether a path leads to this one's node, or through it.
   *
   * @param other the path that is as long or shorter
   * @return whether this path begins with all names of {@code other}
   */
  public boolean startsWith(TreePath other) {
    return depth >= other.depth && up(depth - other.depth).equals(other);
  }

  /**
   * Returns the names with slashes between them, as archives have paths.
   *
   * @return such as {@code etc/fstab}; empty for the root
   */
  public Bytes toBytes() {
    List<Bytes> parts = new ArrayList<>(2 * depth);
    for (Bytes each : names()) {
      if (!parts.isEmpty()) {
        parts.add(SLASH);
      }
      parts.add(each);
    }
    return Bytes.join(parts);
  }

  private TreePath up(int levels) {
    TreePath path = this;
    for (int i = 0; i < levels && path.parent != null; i++) {
      path = path.parent;
    }
    return path;
  }

  @Override
  public int compareTo(TreePath other) {
    TreePath a = up(depth - other.depth);
    TreePath b = other.up(other.depth - depth);
    int order = Integer.compare(depth, other.depth);
    while (a != b && a.parent != null && b.parent != null) {
      int names = a.name.compareTo(b.name);
      order = names != 0 ? names : order; // a difference nearer to the root counts more
      a = a.parent;
      b = b.parent;
    }
    return order;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof TreePath other
        && hash == other.hash
        && depth == other.depth
        && compareTo(other) == 0;
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Returns the path with a leading slash, escaped as {@link Bytes#toString} does. */
  @Override
  public String toString() {
    return "/" + toBytes();
  }
}
