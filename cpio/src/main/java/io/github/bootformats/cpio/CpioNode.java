package io.github.bootformats.cpio;

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
import java.io.InputStream;
import java.util.Optional;

/** A name in the tree of an archive. */
final class CpioNode implements TreeNode {
  private static final NodeMetadata IMPLIED_DIRECTORY = NodeMetadata.of(0755);
  private static final int PACKED_MINOR_BITS = 8;
  private static final int PACKED_MINOR_MASK = 0xFF;

  private final Bytes name;
  private final ReadLimits limits;

  /** Which file the name is of; changed only while the tree is built. */
  CpioFile file;

  CpioNode(Bytes name, CpioFile file, ReadLimits limits) {
    this.name = name;
    this.file = file;
    this.limits = limits;
  }

  @Override
  public Bytes name() {
    return name;
  }

  @Override
  public FileType type() {
    return file.type;
  }

  @Override
  public NodeMetadata metadata() {
    CpioMember member = file.metadata;
    if (member == null) {
      return IMPLIED_DIRECTORY;
    }
    CpioHeader header = member.header();
    return NodeMetadata.of(header.permissions())
        .withOwner(header.value(CpioField.UID), header.value(CpioField.GID))
        .withMtime(header.value(CpioField.MTIME), 0);
  }

  @Override
  public long size() throws IOException {
    return switch (file.type) {
      case REGULAR -> file.size();
      case SYMLINK -> target().length();
      default -> 0;
    };
  }

  @Override
  public long nlink() {
    return file.type == FileType.DIRECTORY ? 1 : file.names;
  }

  @Override
  public Optional<LinkId> linkId() {
    return nlink() > 1 ? Optional.of(LinkId.of(file.id)) : Optional.empty();
  }

  @Override
  public FileContent content() throws IOException {
    if (file.type != FileType.REGULAR) {
      return TreeNode.super.content();
    }
    CpioMember member = file.data;
    if (member == null) {
      return FileContent.EMPTY;
    }
    return member.data().size() == file.size() ? member.data() : new CutContent(member);
  }

  /** Returns the data up to its first NUL, where all readers end it. */
  @Override
  public Bytes target() throws IOException {
    if (file.type != FileType.SYMLINK) {
      return TreeNode.super.target();
    }
    CpioMember member = file.data;
    if (member == null) {
      return Bytes.empty();
    }
    limits.check(
        CpioLimits.MAX_TARGET_BYTES, file.size(), CpioFinding.FORMAT, member.entry().offset());
    try (InputStream in = new CutContent(member).newInputStream()) {
      Bytes target = Bytes.of(in.readAllBytes());
      int end = target.indexOf(0, 0);
      return end < 0 ? target : target.slice(0, end);
    }
  }

  @Override
  public DeviceNumber device() throws IOException {
    CpioMember member = file.metadata;
    if (!file.type.isDevice() || member == null) {
      return TreeNode.super.device();
    }
    CpioHeader header = member.header();
    if (header.dialect().has(CpioField.RDEV)) {
      long packed = header.value(CpioField.RDEV);
      return new DeviceNumber(packed >> PACKED_MINOR_BITS, packed & PACKED_MINOR_MASK);
    }
    return new DeviceNumber(header.value(CpioField.RDEV_MAJOR), header.value(CpioField.RDEV_MINOR));
  }

  @Override
  public TreeCursor children() throws IOException {
    return file.type == FileType.DIRECTORY
        ? TreeCursor.of(file.children.values())
        : TreeNode.super.children();
  }

  @Override
  public Optional<TreeNode> child(Bytes name) throws IOException {
    return file.type == FileType.DIRECTORY
        ? Optional.ofNullable(file.children.get(name))
        : TreeNode.super.child(name);
  }

  /** Returns the name, escaped. */
  @Override
  public String toString() {
    return ShortName.of(name);
  }
}
