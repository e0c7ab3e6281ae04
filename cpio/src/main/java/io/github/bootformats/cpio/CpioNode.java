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
import io.github.bootformats.cpio.internal.ShortName;
import io.github.bootformats.cpio.internal.SourceData;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A name in the tree of an archive. */
final class CpioNode implements TreeNode {
  private final CpioTree tree;
  private final int number;
  private final int file;

  CpioNode(CpioTree tree, int number) {
    this.tree = tree;
    this.number = number;
    this.file = tree.index().file(number);
  }

  @Override
  public Bytes name() {
    return tree.index().name(number);
  }

  @Override
  public FileType type() {
    return tree.files().type(file);
  }

  @Override
  public NodeMetadata metadata() {
    return tree.files().metadata(file);
  }

  @Override
  public long size() throws IOException {
    return switch (type()) {
      case REGULAR -> tree.files().size(file);
      case SYMLINK -> target().length();
      default -> 0;
    };
  }

  @Override
  public long nlink() {
    return type() == FileType.DIRECTORY ? 1 : tree.files().names(file);
  }

  @Override
  public Optional<LinkId> linkId() {
    return nlink() > 1 ? Optional.of(LinkId.of(file)) : Optional.empty();
  }

  @Override
  public FileContent content() throws IOException {
    return type() == FileType.REGULAR ? data() : TreeNode.super.content();
  }

  private FileContent data() {
    long size = tree.files().size(file);
    if (size == 0) {
      return FileContent.EMPTY;
    }
    long offset = tree.files().dataOffset(file);
    long available = tree.source().size() - offset;
    SourceData data = new SourceData(tree.source(), offset, Math.min(size, available));
    return size <= available ? data : new CutContent(data, size, name());
  }

  /** Returns the data up to its first NUL, where all readers end it. */
  @Override
  public Bytes target() throws IOException {
    if (type() != FileType.SYMLINK) {
      return TreeNode.super.target();
    }
    FileContent data = data();
    tree.limits()
        .check(
            CpioLimits.MAX_TARGET_BYTES,
            data.size(),
            CpioFinding.FORMAT,
            tree.files().dataOffset(file));
    Bytes target =
        data instanceof SourceData whole
            ? Bytes.read(whole.source(), whole.offset(), (int) whole.length())
            : readAll(data);
    return target.untilNul();
  }

  private static Bytes readAll(FileContent data) throws IOException {
    try (InputStream in = data.newInputStream()) {
      return Bytes.of(in.readNBytes((int) data.size()));
    }
  }

  @Override
  public DeviceNumber device() throws IOException {
    return type().isDevice() ? tree.files().device(file) : TreeNode.super.device();
  }

  @Override
  public TreeCursor children() throws IOException {
    return type() == FileType.DIRECTORY ? CpioCursor.of(tree, file) : TreeNode.super.children();
  }

  @Override
  public TreeCursor sortedChildren(ReadLimits limits) throws IOException {
    return type() == FileType.DIRECTORY
        ? CpioCursor.sorted(tree, file)
        : TreeNode.super.sortedChildren(limits);
  }

  @Override
  public Optional<TreeNode> child(Bytes name) throws IOException {
    if (type() != FileType.DIRECTORY) {
      return TreeNode.super.child(name);
    }
    int found = tree.index().find(file, name);
    return found == TreeIndex.NONE ? Optional.empty() : Optional.of(new CpioNode(tree, found));
  }

  /** Returns the name, escaped. */
  @Override
  public String toString() {
    return ShortName.of(name());
  }
}
