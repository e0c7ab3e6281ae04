package io.github.bootformats.api.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * A tree that can be changed: one in memory, or the upper layer of an overlay.
 *
 * <p>Paths are taken as they are: symbolic links are not followed. Every change is whole or, when
 * it throws, not done. All methods throw a {@link NoSuchFileException} when a directory on the way
 * (or the file that they change) does not exist, a {@link NotDirectoryException} when something on
 * the way is not a directory, and an {@link IOException} when the change cannot be stored. Changes
 * set no times but those that they are given; callers who want the time of a directory to follow
 * its entries set it.
 *
 * <p>A node that was looked up before a change of its file may show the file as it was or as it is;
 * so may a cursor of a changed directory show its old or new entries, but no other harm is done.
 * <b>Threads.</b> Any number of threads may read while none changes the tree; more only where an
 * implementation says so.
 */
public interface MutableTree extends FileTree {
  /**
   * Creates an empty directory.
   *
   * @param path where
   * @param metadata its metadata
   * @throws FileAlreadyExistsException if there is something of that name
   * @throws IOException as said above
   */
  void createDirectory(TreePath path, NodeMetadata metadata) throws IOException;

  /**
   * Creates a regular file. Whether the content is read now or when it is needed is the tree's
   * choice, so it must stay readable as long as the tree is used.
   *
   * @param path where
   * @param metadata its metadata
   * @param content its content
   * @throws FileAlreadyExistsException if there is something of that name
   * @throws IOException as said above, or if the content cannot be read
   */
  void createFile(TreePath path, NodeMetadata metadata, FileContent content) throws IOException;

  /**
   * Creates a symbolic link.
   *
   * @param path where
   * @param metadata its metadata; Linux always shows permissions 0777
   * @param target where it points to, not checked
   * @throws FileAlreadyExistsException if there is something of that name
   * @throws IOException as said above
   */
  void createSymlink(TreePath path, NodeMetadata metadata, Bytes target) throws IOException;

  /**
   * Creates a device node.
   *
   * @param path where
   * @param metadata its metadata
   * @param type {@link FileType#CHARACTER_DEVICE} or {@link FileType#BLOCK_DEVICE}
   * @param device the device
   * @throws FileAlreadyExistsException if there is something of that name
   * @throws IOException as said above
   * @throws IllegalArgumentException if {@code type} is another one
   */
  void createDevice(TreePath path, NodeMetadata metadata, FileType type, DeviceNumber device)
      throws IOException;

  /**
   * Creates a named pipe or a socket.
   *
   * @param path where
   * @param metadata its metadata
   * @param type {@link FileType#FIFO} or {@link FileType#SOCKET}
   * @throws FileAlreadyExistsException if there is something of that name
   * @throws IOException as said above
   * @throws IllegalArgumentException if {@code type} is another one
   */
  void createSpecial(TreePath path, NodeMetadata metadata, FileType type) throws IOException;

  /**
   * Gives a file another name, a hard link.
   *
   * @param path the new name
   * @param existing a name of the file, which is not a directory
   * @throws FileAlreadyExistsException if there is something at {@code path}
   * @throws FileSystemException if {@code existing} is a directory
   * @throws IOException as said above
   */
  void createLink(TreePath path, TreePath existing) throws IOException;

  /**
   * Takes a name away, and with its last name the file.
   *
   * @param path of anything but the root
   * @throws DirectoryNotEmptyException if it is a directory that has entries
   * @throws FileSystemException if it is the root
   * @throws IOException as said above
   */
  void delete(TreePath path) throws IOException;

  /**
   * Gives a node another name, perhaps in another directory. What had that name before is replaced,
   * as {@code rename} of POSIX does it: a directory by a directory and only when it is empty,
   * anything else by anything but a directory. Where both names are of one file, or the same,
   * nothing happens.
   *
   * @param from the old name, not the root
   * @param to the new name, not the root
   * @throws DirectoryNotEmptyException if {@code to} is a directory that has entries
   * @throws NotDirectoryException if a directory would replace something else
   * @throws FileSystemException if something else would replace a directory, a directory would
   *     become its own descendant, or one of both is the root
   * @throws IOException as said above
   */
  void rename(TreePath from, TreePath to) throws IOException;

  /**
   * Sets permissions, owners and time.
   *
   * @param path of a node of any type
   * @param metadata the new metadata
   * @throws IOException as said above
   */
  void setMetadata(TreePath path, NodeMetadata metadata) throws IOException;

  /**
   * Sets an extended attribute.
   *
   * @param path of a node of any type
   * @param name the full name, such as {@code user.comment}, not empty and without NUL
   * @param value any bytes
   * @throws IOException as said above
   * @throws IllegalArgumentException if {@code name} is empty or has a NUL
   */
  void setXattr(TreePath path, Bytes name, Bytes value) throws IOException;

  /**
   * Takes an extended attribute away; without effect if there is none of that name.
   *
   * @param path of a node of any type
   * @param name the full name
   * @throws IOException as said above
   */
  void removeXattr(TreePath path, Bytes name) throws IOException;

  /**
   * Replaces the content of a regular file, under all of its names.
   *
   * @param path of a regular file
   * @param content the new content, as in {@link #createFile}
   * @throws FileSystemException if it is not a regular file
   * @throws IOException as said above, or if the content cannot be read
   */
  void setContent(TreePath path, FileContent content) throws IOException;

  /**
   * Opens the content of a regular file for writing at any position. What is written can be read at
   * once. Writing goes on even when the name is deleted.
   *
   * @param path of a regular file
   * @return a target that must be closed
   * @throws FileSystemException if it is not a regular file
   * @throws IOException as said above, or if the content that there is cannot be read
   */
  ImageTarget openContent(TreePath path) throws IOException;
}
