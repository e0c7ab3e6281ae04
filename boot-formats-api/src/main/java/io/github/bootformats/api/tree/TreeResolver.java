package io.github.bootformats.api.tree;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadLimits.Limit;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds nodes by paths as a process does whose root directory is the tree's (POSIX.1-2017, 4.13
 * Pathname Resolution): symbolic links are followed, absolute targets begin at the tree's root, and
 * {@code ..} leads to the parent, at the root to the root. No path leads out of the tree.
 *
 * <p>Instances are immutable and as safe for threads as their tree.
 */
public final class TreeResolver {
  /**
   * How many symbolic links one path may go through: {@code tree.symlink-hops}, 40 as in Linux. One
   * more is a loop, {@code ELOOP}.
   */
  public static final Limit MAX_SYMLINK_HOPS = Limit.of("tree.symlink-hops", 40);

  private final FileTree tree;
  private final ReadLimits limits;

  private TreeResolver(FileTree tree, ReadLimits limits) {
    this.tree = requireNonNull(tree);
    this.limits = requireNonNull(limits);
  }

  /**
   * Creates a resolver.
   *
   * @param tree the tree to look in
   * @param limits {@link #MAX_SYMLINK_HOPS}
   * @return a resolver
   */
  public static TreeResolver of(FileTree tree, ReadLimits limits) {
    return new TreeResolver(tree, limits);
  }

  /**
   * Finds what a path names, as {@code stat} does: also the last name is followed when it is a
   * symbolic link.
   *
   * @param path relative to the root or absolute, which is the same; slashes at the end demand a
   *     directory
   * @return the node, never a symbolic link
   * @throws NoSuchFileException if a name does not exist, or a symbolic link is empty
   * @throws NotDirectoryException if something on the way is not a directory
   * @throws FileSystemLoopException if there are more than {@link #MAX_SYMLINK_HOPS} links
   * @throws io.github.bootformats.api.FormatException if the image is damaged
   * @throws IOException if reading fails
   */
  public ResolvedNode resolve(Bytes path) throws IOException {
    return new Way(path).go(TreePath.root(), true);
  }

  /**
   * Finds what a path names.
   *
   * @param directory where relative paths begin; its own names are followed as well
   * @param path relative or absolute; slashes at the end demand a directory, and so does the empty
   *     path, which is {@code directory} itself
   * @param followLast whether the last name is followed when it is a symbolic link; a slash after
   *     it always follows
   * @return the node
   * @throws NoSuchFileException if a name does not exist, or a symbolic link is empty
   * @throws NotDirectoryException if something on the way is not a directory
   * @throws FileSystemLoopException if there are more than {@link #MAX_SYMLINK_HOPS} links
   * @throws io.github.bootformats.api.FormatException if the image is damaged
   * @throws IOException if reading fails
   */
  public ResolvedNode resolve(TreePath directory, Bytes path, boolean followLast)
      throws IOException {
    return new Way(path).go(directory, followLast);
  }

  /** One resolution under way. */
  private final class Way {
    private final Bytes path;

    /** The nodes from the root to where we are; the last one need not be a directory. */
    private final List<TreeNode> nodes = new ArrayList<>(List.of(tree.root()));

    private TreePath at = TreePath.root();

    /** What is still to be looked up; an empty name stands for a slash at the end. */
    private final Deque<Bytes> ahead = new ArrayDeque<>();

    private long hops;

    Way(Bytes path) {
      this.path = path;
    }

    ResolvedNode go(TreePath directory, boolean followLast) throws IOException {
      plan(path);
      if (!path.startsWith(Bytes.utf8("/"))) {
        List<Bytes> before = directory.names();
        for (int i = before.size() - 1; i >= 0; i--) {
          ahead.addFirst(before.get(i));
        }
      }
      while (!ahead.isEmpty()) {
        Bytes name = ahead.removeFirst();
        if (here().type() != FileType.DIRECTORY) {
          throw new NotDirectoryException(at.toString());
        }
        if (name.equals(Bytes.utf8(".."))) {
          up();
        } else if (!name.isEmpty() && !name.equals(Bytes.utf8("."))) {
          down(name, followLast || !ahead.isEmpty());
        }
      }
      return new ResolvedNode(at, here());
    }

    private TreeNode here() {
      return nodes.get(nodes.size() - 1);
    }

    private void up() {
      if (nodes.size() > 1) {
        nodes.remove(nodes.size() - 1);
        at = at.parent().orElse(TreePath.root());
      }
    }

    private void down(Bytes name, boolean follow) throws IOException {
      Optional<TreeNode> found = TreePath.isName(name) ? here().child(name) : Optional.empty();
      TreeNode node =
          found.orElseThrow(
              () -> new NoSuchFileException(path.toString(), null, "no " + name + " in " + at));
      if (node.type() != FileType.SYMLINK || !follow) {
        nodes.add(node);
        at = at.resolve(name);
        return;
      }
      if (++hops > limits.get(MAX_SYMLINK_HOPS)) {
        throw new FileSystemLoopException(path.toString());
      }
      Bytes target = node.target();
      if (target.isEmpty()) {
        throw new NoSuchFileException(path.toString(), null, "empty link at " + at.resolve(name));
      }
      if (target.at(0) == '/') {
        nodes.subList(1, nodes.size()).clear();
        at = TreePath.root();
      }
      plan(target);
    }

    /** Puts the names of a path before those that are still ahead. */
    private void plan(Bytes names) {
      List<Bytes> parts = new ArrayList<>();
      int begin = 0;
      for (int slash = names.indexOf('/', 0); slash >= 0; slash = names.indexOf('/', begin)) {
        if (slash > begin) {
          parts.add(names.slice(begin, slash));
        }
        begin = slash + 1;
      }
      parts.add(names.slice(begin, names.length()));
      for (int i = parts.size() - 1; i >= 0; i--) {
        ahead.addFirst(parts.get(i));
      }
    }
  }
}
