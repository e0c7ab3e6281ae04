package io.github.bootformats.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * A directory of the host, with all below it, as a tree.
 *
 * <p>Types, modes, owners, times, devices and hard links come from the JDK's {@code unix} view,
 * which Linux and macOS have. Where there is but the {@code posix} view, owners are 0; where there
 * is neither, as on Windows, directories have permissions 0755 and all else 0644. Of extended
 * attributes the JDK shows those named {@code user.} on files and directories, and no others: no
 * ACLs, no capabilities, no {@code trusted.overlay}.
 *
 * <p>Names are the bytes that the host has, also those that are not text in the locale's encoding,
 * and also in the locale {@code C}. On hosts whose names are text their bytes are UTF-8.
 *
 * <p>A node has the attributes that its file had when it was looked up, and its content may only be
 * read while it still has that size. Other file systems that are mounted below are part of the
 * tree. The tree holds nothing open between calls.
 */
public final class HostTree implements FileTree {
  private final HostNode root;

  private HostTree(HostNode root) {
    this.root = root;
  }

  /**
   * Takes a directory as a tree.
   *
   * @param directory the directory, or a symbolic link to it
   * @return a tree whose root it is
   * @throws NotDirectoryException if it is not a directory
   * @throws IOException if it cannot be read
   */
  public static HostTree of(Path directory) throws IOException {
    Path real = directory.toRealPath();
    HostAttributes attributes = HostAttributes.read(real);
    if (attributes.type() != FileType.DIRECTORY) {
      throw new NotDirectoryException(directory.toString());
    }
    return new HostTree(new HostNode(Bytes.empty(), real, attributes));
  }

  @Override
  public TreeNode root() {
    return root;
  }

  @Override
  public String toString() {
    return "tree of " + root.path();
  }
}
