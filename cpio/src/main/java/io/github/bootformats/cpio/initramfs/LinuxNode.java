package io.github.bootformats.cpio.initramfs;

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
import java.util.NavigableMap;
import java.util.Optional;

/** A name in the unpacked tree. */
final class LinuxNode implements TreeNode {
  private final Bytes name;
  private final Inode inode;
  private final boolean showsAll;

  /**
   * Makes a node.
   *
   * @param showsAll whether what only the kernel's own archive has is shown
   */
  LinuxNode(Bytes name, Inode inode, boolean showsAll) {
    this.name = name;
    this.inode = inode;
    this.showsAll = showsAll;
  }

  @Override
  public Bytes name() {
    return name;
  }

  @Override
  public FileType type() {
    return inode.type;
  }

  @Override
  public NodeMetadata metadata() {
    return NodeMetadata.of(inode.permissions)
        .withOwner(inode.uid, inode.gid)
        .withMtime(Math.max(0, inode.mtime), 0);
  }

  @Override
  public long size() throws IOException {
    return inode.type == FileType.REGULAR ? inode.content.size() : TreeNode.super.size();
  }

  @Override
  public long nlink() {
    return inode.isDirectory() ? 1 : inode.names;
  }

  @Override
  public Optional<LinkId> linkId() {
    return nlink() > 1 ? Optional.of(LinkId.of(inode.number)) : Optional.empty();
  }

  @Override
  public FileContent content() throws IOException {
    return inode.type == FileType.REGULAR ? inode.content : TreeNode.super.content();
  }

  @Override
  public Bytes target() throws IOException {
    Bytes target = inode.target;
    return target == null ? TreeNode.super.target() : target;
  }

  @Override
  public DeviceNumber device() throws IOException {
    DeviceNumber device = inode.device;
    return device == null ? TreeNode.super.device() : device;
  }

  @Override
  public TreeCursor children() throws IOException {
    NavigableMap<Bytes, Inode> children = inode.children;
    if (children == null) {
      return TreeNode.super.children();
    }
    Iterable<TreeNode> shown =
        () ->
            children.entrySet().stream()
                .filter(child -> isShown(child.getValue()))
                .map(child -> node(child.getKey(), child.getValue()))
                .iterator();
    return TreeCursor.of(shown);
  }

  @Override
  public TreeCursor sortedChildren(ReadLimits limits) throws IOException {
    return children();
  }

  @Override
  public Optional<TreeNode> child(Bytes name) throws IOException {
    NavigableMap<Bytes, Inode> children = inode.children;
    if (children == null) {
      return TreeNode.super.child(name);
    }
    return Optional.ofNullable(children.get(name))
        .filter(this::isShown)
        .map(child -> node(name, child));
  }

  private TreeNode node(Bytes name, Inode child) {
    return new LinuxNode(name, child, showsAll);
  }

  private boolean isShown(Inode child) {
    if (showsAll || !child.isBuiltIn) {
      return true;
    }
    return child.children != null && child.children.values().stream().anyMatch(this::isShown);
  }

  /** Returns the name, escaped. */
  @Override
  public String toString() {
    return name.toString();
  }
}
