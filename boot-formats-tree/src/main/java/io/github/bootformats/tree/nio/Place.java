package io.github.bootformats.tree.nio;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/**
 * What the last name of a path stands for; the names before it are directories that exist.
 *
 * @param path where it is in the tree
 * @param node what is there, not followed when it is a symbolic link; or null
 * @param isEntry whether the name can be created, deleted and renamed; false for the root, {@code
 *     .}, {@code ..} and the empty path
 */
record Place(TreePath path, @Nullable TreeNode node, boolean isEntry) {
  /** Returns what is there, which must be something. */
  TreeNode existing(TreeFilePath asked) throws NoSuchFileException {
    TreeNode there = node;
    if (there == null) {
      throw new NoSuchFileException(asked.toString());
    }
    return there;
  }

  /** Returns what is there, which must be something that can be deleted or renamed. */
  TreeNode existingEntry(TreeFilePath asked) throws FileSystemException {
    TreeNode there = existing(asked);
    if (!isEntry) {
      throw new FileSystemException(asked.toString(), null, "the path does not end in a name");
    }
    return there;
  }

  /** Sees that what is there may be deleted, if it is not a directory with entries. */
  void checkDeletable(TreeFilePath asked) throws FileSystemException {
    TreeFilePath last = asked.getFileName();
    if (node != null && last != null && last.bytes().equals(PathBytes.DOT_DOT)) {
      throw new DirectoryNotEmptyException(asked.toString()); // it has the directory before it
    }
    existingEntry(asked);
  }

  /** Sees that nothing is there yet. */
  void checkFree(TreeFilePath asked) throws FileAlreadyExistsException {
    if (node != null) {
      throw new FileAlreadyExistsException(asked.toString());
    }
  }

  boolean isDirectory() {
    return node != null && node.type() == FileType.DIRECTORY;
  }
}
