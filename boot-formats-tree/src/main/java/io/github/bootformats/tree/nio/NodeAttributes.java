package io.github.bootformats.tree.nio;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.ResolvedNode;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.tree.internal.Permissions;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** The attributes of a node as they were when they were asked for. */
final class NodeAttributes implements PosixFileAttributes {
  private final FileType type;
  private final NodeMetadata metadata;
  private final long size;
  private final long nlink;
  private final Optional<LinkId> linkId;
  private final long rdev;
  private final Object key;

  private NodeAttributes(ResolvedNode found) throws IOException {
    TreeNode node = found.node();
    this.type = node.type();
    this.metadata = node.metadata();
    this.size = node.size();
    this.nlink = node.nlink();
    this.linkId = node.linkId();
    this.rdev = type.isDevice() ? node.device().toLinux() : 0;
    this.key = linkId.isPresent() ? linkId.get() : found.path();
  }

  static NodeAttributes of(ResolvedNode found) throws IOException {
    return new NodeAttributes(found);
  }

  int mode() {
    return type.modeBits() | metadata.permissions();
  }

  NodeMetadata metadata() {
    return metadata;
  }

  long nlink() {
    return nlink;
  }

  Optional<LinkId> linkId() {
    return linkId;
  }

  long rdev() {
    return rdev;
  }

  @Override
  public FileTime lastModifiedTime() {
    return metadata.mtime();
  }

  /** Trees have no such time. */
  @Override
  public FileTime lastAccessTime() {
    return metadata.mtime();
  }

  /** Trees have no such time. */
  @Override
  public FileTime creationTime() {
    return metadata.mtime();
  }

  @Override
  public boolean isRegularFile() {
    return type == FileType.REGULAR;
  }

  @Override
  public boolean isDirectory() {
    return type == FileType.DIRECTORY;
  }

  @Override
  public boolean isSymbolicLink() {
    return type == FileType.SYMLINK;
  }

  @Override
  public boolean isOther() {
    return !isRegularFile() && !isDirectory() && !isSymbolicLink();
  }

  @Override
  public long size() {
    return size;
  }

  /** The same for all names of a file: what they share, or the only path. */
  @Override
  public Object fileKey() {
    return key;
  }

  @Override
  public Principals.User owner() {
    return new Principals.User(metadata.uid());
  }

  @Override
  public Principals.Group group() {
    return new Principals.Group(metadata.gid());
  }

  @Override
  public Set<PosixFilePermission> permissions() {
    return Permissions.set(metadata.permissions());
  }
}
