package io.github.bootformats.tree;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.MutableTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/**
 * A tree in memory, to build an image from or to change what another tree has. It lists its
 * directories sorted by name.
 *
 * <p>Content is taken into memory only when it is {@linkplain #openContent written to}; until then
 * a file keeps the {@link FileContent} that it was given. A node takes about 200 bytes.
 *
 * <pre>{@code
 * MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
 * tree.createDirectory(TreePath.of("dev"), NodeMetadata.of(0755));
 * tree.createDevice(
 *     TreePath.of("dev/console"),
 *     NodeMetadata.of(0600),
 *     FileType.CHARACTER_DEVICE,
 *     new DeviceNumber(5, 1));
 * }</pre>
 */
public final class MemoryTree implements MutableTree {
  private final DirectoryInode root;
  private long lastLinkNumber;

  private MemoryTree(NodeMetadata metadata) {
    this.root = new DirectoryInode(metadata);
  }

  /**
   * Creates an empty tree.
   *
   * @param metadata of the root
   * @return a new tree
   */
  public static MemoryTree create(NodeMetadata metadata) {
    return new MemoryTree(requireNonNull(metadata));
  }

  /**
   * Copies a tree: names, metadata, links and attributes are read now, content only when it is
   * wanted, so the other tree must stay readable. Hard links stay hard links.
   *
   * @param tree what to copy
   * @param limits those of {@link io.github.bootformats.api.tree.TreeWalk}
   * @return a new tree
   * @throws io.github.bootformats.api.FormatException if the tree is damaged or beyond the limits
   * @throws IOException if reading fails
   */
  public static MemoryTree copyOf(FileTree tree, ReadLimits limits) throws IOException {
    return copyOf(tree, limits, Progress.NONE);
  }

  /**
   * Copies a tree, as {@link #copyOf(FileTree, ReadLimits)} does.
   *
   * @param tree what to copy
   * @param limits those of {@link io.github.bootformats.api.tree.TreeWalk}
   * @param progress told the files copied, without a total
   * @return a new tree
   * @throws io.github.bootformats.api.FormatException if the tree is damaged or beyond the limits
   * @throws java.io.InterruptedIOException if {@code progress} says not to go on
   * @throws IOException if reading fails
   */
  public static MemoryTree copyOf(FileTree tree, ReadLimits limits, Progress progress)
      throws IOException {
    MemoryTree copy = create(tree.root().metadata());
    new TreeCopy(copy).copy(tree, limits, progress);
    return copy;
  }

  @Override
  public TreeNode root() {
    return new MemoryNode(Bytes.empty(), root);
  }

  @Override
  public void createDirectory(TreePath path, NodeMetadata metadata) throws IOException {
    create(path, new DirectoryInode(requireNonNull(metadata)));
  }

  @Override
  public void createFile(TreePath path, NodeMetadata metadata, FileContent content)
      throws IOException {
    create(path, new FileInode(requireNonNull(metadata), requireNonNull(content)));
  }

  @Override
  public void createSymlink(TreePath path, NodeMetadata metadata, Bytes target) throws IOException {
    create(path, new Inode.Symlink(requireNonNull(metadata), requireNonNull(target)));
  }

  @Override
  public void createDevice(TreePath path, NodeMetadata metadata, FileType type, DeviceNumber device)
      throws IOException {
    if (!type.isDevice()) {
      throw new IllegalArgumentException("not a device: " + type);
    }
    create(path, new Inode.Device(type, requireNonNull(metadata), requireNonNull(device)));
  }

  @Override
  public void createSpecial(TreePath path, NodeMetadata metadata, FileType type)
      throws IOException {
    if (type != FileType.FIFO && type != FileType.SOCKET) {
      throw new IllegalArgumentException("neither a pipe nor a socket: " + type);
    }
    create(path, new Inode.Special(type, requireNonNull(metadata)));
  }

  private void create(TreePath path, Inode inode) throws IOException {
    parent(path, true).put(path.name(), inode);
  }

  @Override
  public void createLink(TreePath path, TreePath existing) throws IOException {
    Inode inode = get(existing);
    if (inode.type() == FileType.DIRECTORY) {
      throw new FileSystemException(existing.toString(), path.toString(), "is a directory");
    }
    parent(path, true).put(path.name(), inode);
    inode.link(++lastLinkNumber);
  }

  @Override
  public void delete(TreePath path) throws IOException {
    DirectoryInode parent = parent(path, false);
    Inode inode = get(path);
    if (inode instanceof DirectoryInode directory && !directory.isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    parent.remove(path.name());
    inode.unlink();
  }

  @Override
  public void rename(TreePath from, TreePath to) throws IOException {
    DirectoryInode oldParent = parent(from, false);
    Inode inode = get(from);
    DirectoryInode newParent = parent(to, false);
    Inode replaced = newParent.get(to.name());
    if (replaced == inode) {
      return;
    }
    if (to.startsWith(from)) {
      throw new FileSystemException(from.toString(), to.toString(), "is within itself");
    }
    if (replaced != null) {
      checkReplaces(inode, replaced, to);
      replaced.unlink();
    }
    oldParent.remove(from.name());
    newParent.put(to.name(), inode);
  }

  private static void checkReplaces(Inode inode, Inode replaced, TreePath to) throws IOException {
    boolean isDirectory = inode.type() == FileType.DIRECTORY;
    if (replaced instanceof DirectoryInode directory) {
      if (!isDirectory) {
        throw new FileSystemException(to.toString(), null, "is a directory");
      }
      if (!directory.isEmpty()) {
        throw new DirectoryNotEmptyException(to.toString());
      }
    } else if (isDirectory) {
      throw new NotDirectoryException(to.toString());
    }
  }

  @Override
  public void setMetadata(TreePath path, NodeMetadata metadata) throws IOException {
    get(path).setMetadata(requireNonNull(metadata));
  }

  @Override
  public void setXattr(TreePath path, Bytes name, Bytes value) throws IOException {
    if (name.isEmpty() || name.indexOf(0, 0) >= 0) {
      throw new IllegalArgumentException("not the name of an attribute: " + name);
    }
    get(path).setXattr(name, requireNonNull(value));
  }

  @Override
  public void removeXattr(TreePath path, Bytes name) throws IOException {
    get(path).removeXattr(name);
  }

  @Override
  public void setContent(TreePath path, FileContent content) throws IOException {
    file(path).setContent(requireNonNull(content));
  }

  @Override
  public ImageTarget openContent(TreePath path) throws IOException {
    return file(path).open();
  }

  private FileInode file(TreePath path) throws IOException {
    if (get(path) instanceof FileInode file) {
      return file;
    }
    throw new FileSystemException(path.toString(), null, "not a regular file");
  }

  private Inode get(TreePath path) throws IOException {
    return path.isRoot() ? root : found(parent(path, false).get(path.name()), path);
  }

  /** Returns the directory that a path is an entry of; on demand only if it is free there. */
  private DirectoryInode parent(TreePath path, boolean mustBeFree) throws IOException {
    TreePath parentPath = path.parent().orElse(null);
    if (parentPath == null) {
      throw mustBeFree
          ? new FileAlreadyExistsException(path.toString())
          : new FileSystemException(path.toString(), null, "is the root");
    }
    DirectoryInode directory = root;
    TreePath at = TreePath.root();
    for (Bytes name : parentPath.names()) {
      at = at.resolve(name);
      if (!(found(directory.get(name), at) instanceof DirectoryInode next)) {
        throw new NotDirectoryException(at.toString());
      }
      directory = next;
    }
    if (mustBeFree && directory.get(path.name()) != null) {
      throw new FileAlreadyExistsException(path.toString());
    }
    return directory;
  }

  private static Inode found(@Nullable Inode inode, TreePath path) throws NoSuchFileException {
    if (inode == null) {
      throw new NoSuchFileException(path.toString());
    }
    return inode;
  }
}
