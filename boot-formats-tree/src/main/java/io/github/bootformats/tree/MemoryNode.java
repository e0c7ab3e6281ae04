package io.github.bootformats.tree;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.Optional;

/** A name of a file in memory. It shows the file as it is. */
record MemoryNode(Bytes name, Inode inode) implements TreeNode {
  @Override
  public FileType type() {
    return inode.type();
  }

  @Override
  public NodeMetadata metadata() {
    return inode.metadata();
  }

  @Override
  public long nlink() {
    return inode.nlink();
  }

  @Override
  public Optional<LinkId> linkId() {
    return inode.linkId();
  }

  @Override
  public Map<Bytes, Bytes> xattrs() {
    return inode.xattrs();
  }

  @Override
  public FileContent content() throws IOException {
    return inode instanceof FileInode file ? file.content() : TreeNode.super.content();
  }

  @Override
  public Bytes target() throws IOException {
    return inode instanceof Inode.Symlink link ? link.target : TreeNode.super.target();
  }

  @Override
  public DeviceNumber device() throws IOException {
    return inode instanceof Inode.Device device ? device.device : TreeNode.super.device();
  }

  @Override
  public TreeCursor children() throws IOException {
    return directory().cursor();
  }

  @Override
  public TreeCursor sortedChildren(ReadLimits limits) throws IOException {
    return directory().cursor();
  }

  @Override
  public Optional<TreeNode> child(Bytes name) throws IOException {
    return Optional.ofNullable(directory().get(name)).map(found -> new MemoryNode(name, found));
  }

  private DirectoryInode directory() throws NotDirectoryException {
    if (inode instanceof DirectoryInode directory) {
      return directory;
    }
    throw new NotDirectoryException(name.toString());
  }

  @Override
  public String toString() {
    return inode.type().letter() + " " + name;
  }
}
