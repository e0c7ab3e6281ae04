package io.github.bootformats.api.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of a {@link FileTree}: a name in a directory and the file that it names.
 *
 * <p>{@link #name()} and {@link #type()} come with the directory. All else may have to be read and
 * can fail; asking twice may mean reading twice. A node holds no resource. It has no identity of
 * its own: looking twice may give two objects.
 *
 * <p>What belongs to one type only is refused by nodes of the others with an {@link IOException}:
 * {@link NotDirectoryException}, {@link NotLinkException} or another {@link FileSystemException}.
 */
public interface TreeNode {
  /** The order of names as unsigned bytes, which {@link #sortedChildren()} has. */
  Comparator<TreeNode> BY_NAME = Comparator.comparing(TreeNode::name);

  /**
   * Returns the name in the directory.
   *
   * @return a {@linkplain TreePath#isName name}: at least one byte, none of them {@code /} or NUL,
   *     and not {@code .} or {@code ..}; only the root's is empty
   */
  Bytes name();

  /**
   * Returns what this is.
   *
   * @return the type
   */
  FileType type();

  /**
   * Returns permissions, owners and time.
   *
   * @return the metadata
   * @throws io.github.bootformats.api.FormatException if the image is damaged
   * @throws IOException if reading fails
   */
  NodeMetadata metadata() throws IOException;

  /**
   * Returns the size as {@code stat} has it: of a regular file the bytes of its content, of a
   * symbolic link those of its target, and 0 of all others.
   *
   * @return bytes
   * @throws IOException if reading fails
   */
  default long size() throws IOException {
    return switch (type()) {
      case REGULAR -> content().size();
      case SYMLINK -> target().length();
      default -> 0;
    };
  }

  /**
   * Returns how many names the file has. A tree that is a part of a larger one may count names that
   * lie outside of it. Directories have 1 here, whatever their format counts.
   *
   * @return 1 or more
   * @throws IOException if reading fails
   */
  default long nlink() throws IOException {
    return 1;
  }

  /**
   * Returns what tells the other names of this file.
   *
   * @return an id that all names of the file in this tree share and no other node has; empty where
   *     {@link #nlink()} is 1, and never otherwise
   * @throws IOException if reading fails
   */
  default Optional<LinkId> linkId() throws IOException {
    return Optional.empty();
  }

  /**
   * Returns the extended attributes, ACLs and capabilities among them.
   *
   * @return values by full names such as {@code security.capability}, sorted by name as unsigned
   *     bytes; immutable
   * @throws IOException if reading fails
   */
  default Map<Bytes, Bytes> xattrs() throws IOException {
    return Map.of();
  }

  /**
   * Returns the content of a regular file.
   *
   * @return the content, which may be used as long as the tree
   * @throws FileSystemException if this is not a regular file
   * @throws IOException if reading fails
   */
  default FileContent content() throws IOException {
    throw new FileSystemException(name().toString(), null, "not a regular file");
  }

  /**
   * Returns where a symbolic link points to.
   *
   * @return the target as it is stored, seldom checked by anybody: relative or absolute, perhaps
   *     empty
   * @throws NotLinkException if this is not a symbolic link
   * @throws IOException if reading fails
   */
  default Bytes target() throws IOException {
    throw new NotLinkException(name().toString());
  }

  /**
   * Returns which device a device node stands for.
   *
   * @return the number
   * @throws FileSystemException if this is neither a character nor a block device
   * @throws IOException if reading fails
   */
  default DeviceNumber device() throws IOException {
    throw new FileSystemException(name().toString(), null, "not a device");
  }

  /**
   * Lists a directory in the tree's own order, which is the same each time while nothing changes,
   * and otherwise is the format's affair. Nothing need be read but what the cursor has come to. No
   * name comes twice.
   *
   * @return a cursor that must be closed
   * @throws NotDirectoryException if this is not a directory
   * @throws io.github.bootformats.api.FormatException if the image is damaged; the cursor may throw
   *     it later as well
   * @throws IOException if reading fails
   */
  default TreeCursor children() throws IOException {
    throw new NotDirectoryException(name().toString());
  }

  /**
   * Lists a directory by names as unsigned bytes, with the default limits.
   *
   * @return a cursor that must be closed
   * @throws NotDirectoryException if this is not a directory
   * @throws io.github.bootformats.api.FormatException if the image is damaged; the cursor may throw
   *     it later as well
   * @throws IOException if reading fails
   */
  default TreeCursor sortedChildren() throws IOException {
    return sortedChildren(ReadLimits.defaults());
  }

  /**
   * Lists a directory by names as unsigned bytes. Formats that store it sorted should override this
   * and read it as lazily as {@link #children()}; otherwise all entries are in memory at once.
   *
   * @param limits {@link TreeWalk#MAX_ENTRIES} bounds what is held in memory
   * @return a cursor that must be closed
   * @throws NotDirectoryException if this is not a directory
   * @throws io.github.bootformats.api.LimitExceededException if there are too many entries
   * @throws io.github.bootformats.api.FormatException if the image is damaged; the cursor may throw
   *     it later as well
   * @throws IOException if reading fails
   */
  default TreeCursor sortedChildren(ReadLimits limits) throws IOException {
    List<TreeNode> nodes = children().toList(limits);
    nodes.sort(BY_NAME);
    return TreeCursor.of(nodes);
  }

  /**
   * Finds an entry of a directory. Formats that store directories sorted or indexed should override
   * this search through all of them.
   *
   * @param name any bytes; {@code .} and {@code ..} are not found
   * @return the entry, or empty when there is none of that name
   * @throws NotDirectoryException if this is not a directory
   * @throws io.github.bootformats.api.FormatException if the image is damaged
   * @throws IOException if reading fails
   */
  default Optional<TreeNode> child(Bytes name) throws IOException {
    try (TreeCursor children = children()) {
      for (TreeNode child = children.next(); child != null; child = children.next()) {
        if (child.name().equals(name)) {
          return Optional.of(child);
        }
      }
      return Optional.empty();
    }
  }
}
