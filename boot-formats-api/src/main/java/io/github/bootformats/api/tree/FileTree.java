package io.github.bootformats.api.tree;

import java.io.IOException;
import java.util.Optional;

/**
 * A tree of files as POSIX knows them, to be read: a SquashFS image, a cpio archive, what Linux
 * makes of an initramfs, a directory of the host, a merge of others.
 *
 * <p>Whatever writes a tree takes any tree, so that owners, device nodes and names that are not
 * text go from one format to another without a root user and without a temporary directory.
 *
 * <p><b>Ownership.</b> A tree holds no resources and is not closed. What it reads from belongs to
 * somebody else, mostly a {@link TreeImage}; once that is closed, reading throws an {@link
 * IOException}. <b>Threads.</b> A tree that cannot change serves any number of threads.
 * <b>Memory.</b> Directories are read when they are asked for; a tree of millions of entries can be
 * walked in memory for a few.
 *
 * <p><b>Bounds.</b> A damaged image may pretend to be deep or endless. Nothing here recurses; use
 * {@link TreeWalk}, which has limits.
 */
public interface FileTree {
  /**
   * Returns the root.
   *
   * @return a directory whose name is empty
   */
  TreeNode root();

  /**
   * Returns whether times of modification can have a fraction of a second here.
   *
   * @return false for a format whose times are whole seconds, as those of cpio and SquashFS; its
   *     nodes' {@link NodeMetadata#mtimeNanos()} are then 0, whatever the file had that was packed
   */
  default boolean hasSubsecondTimes() {
    return true;
  }

  /**
   * Returns the tree of a format whose times are whole seconds.
   *
   * @param root its root
   * @return a tree without {@linkplain #hasSubsecondTimes() fractions}
   */
  static FileTree ofWholeSeconds(TreeNode root) {
    return new WholeSecondsTree(root);
  }

  /**
   * Finds a node. Symbolic links are not followed, not even on the way; {@link TreeResolver} does.
   *
   * @param path the path from the root
   * @return the node, or empty when one of its names does not exist or lies below something that is
   *     not a directory
   * @throws io.github.bootformats.api.FormatException if the image is damaged
   * @throws IOException if reading fails
   */
  default Optional<TreeNode> find(TreePath path) throws IOException {
    Optional<TreeNode> node = Optional.of(root());
    for (var names = path.names().iterator(); node.isPresent() && names.hasNext(); ) {
      TreeNode directory = node.get();
      if (directory.type() != FileType.DIRECTORY) {
        return Optional.empty();
      }
      node = directory.child(names.next());
    }
    return node;
  }
}
