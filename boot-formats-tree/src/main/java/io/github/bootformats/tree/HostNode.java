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
import io.github.bootformats.tree.internal.HostNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A file of the host, as it was when it was looked up. */
record HostNode(Bytes name, Path path, HostAttributes attributes) implements TreeNode {
  @Override
  public FileType type() {
    return attributes.type();
  }

  @Override
  public NodeMetadata metadata() {
    return attributes.metadata();
  }

  @Override
  public long nlink() {
    return attributes.nlink();
  }

  @Override
  public Optional<LinkId> linkId() {
    return attributes.nlink() > 1
        ? Optional.of(new LinkId(attributes.device(), attributes.inode()))
        : Optional.empty();
  }

  @Override
  public Map<Bytes, Bytes> xattrs() throws IOException {
    // Linux has user attributes for these only; the JDK would have to open the others.
    return type() == FileType.REGULAR || type() == FileType.DIRECTORY
        ? HostXattrs.read(path)
        : Map.of();
  }

  @Override
  public FileContent content() throws IOException {
    return type() == FileType.REGULAR
        ? new HostContent(path, attributes.size())
        : TreeNode.super.content();
  }

  @Override
  public Bytes target() throws IOException {
    return type() == FileType.SYMLINK
        ? HostNames.target(Files.readSymbolicLink(path))
        : TreeNode.super.target();
  }

  @Override
  public DeviceNumber device() throws IOException {
    return type().isDevice() ? attributes.rdev() : TreeNode.super.device();
  }

  @Override
  public TreeCursor children() throws IOException {
    checkDirectory();
    return HostCursor.open(path, false);
  }

  @Override
  public TreeCursor sortedChildren(ReadLimits limits) throws IOException {
    checkDirectory();
    return HostCursor.open(path, true);
  }

  @Override
  public Optional<TreeNode> child(Bytes name) throws IOException {
    checkDirectory();
    Optional<Path> entry = HostNames.entry(path, name);
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    Path found = entry.get();
    try {
      HostAttributes read = HostAttributes.read(found);
      return HostNames.storedName(found).equals(name)
          ? Optional.of(new HostNode(name, found, read))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private void checkDirectory() throws NotDirectoryException {
    if (type() != FileType.DIRECTORY) {
      throw new NotDirectoryException(path.toString());
    }
  }

  @Override
  public String toString() {
    return type().letter() + " " + name;
  }
}
