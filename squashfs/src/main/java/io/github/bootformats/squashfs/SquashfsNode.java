package io.github.bootformats.squashfs;

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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A name in a tree; its inode is read when it is first asked for. */
final class SquashfsNode implements TreeNode {
  /** How long a target may be stored for Linux to read it, {@code PAGE_SIZE}. */
  static final int MAX_TARGET = 4096;

  /** How much of it Linux takes: the last byte of the page is a NUL. */
  static final int MAX_SEEN_TARGET = MAX_TARGET - 1;

  private final LinuxView view;
  private final Bytes name;
  private final FileType type;
  private final long ref;
  private final long place;
  private @Nullable SquashfsInode inode; // all threads that read it set it to equal values

  /**
   * Creates a node.
   *
   * @param ref where the inode is
   * @param place what {@link DirectoryPlaces} knows the name by
   */
  SquashfsNode(LinuxView view, Bytes name, FileType type, long ref, long place) {
    this.view = view;
    this.name = name;
    this.type = type;
    this.ref = ref;
    this.place = place;
  }

  boolean isOf(SquashfsReader reader) {
    return view.reader() == reader;
  }

  SquashfsInode inode() throws IOException {
    SquashfsInode known = inode;
    if (known == null) {
      known = view.inode(ref);
      if (known.type().fileType() != type) {
        throw SquashfsFinding.ENTRY_TYPE.thrownAt(
            view.reader().superblock().inodeTable() + MetadataRef.blockOf(ref),
            "the inode of %s is a %s, its entry says %s".formatted(this, known.type(), type));
      }
      inode = known;
    }
    return known;
  }

  @Override
  public Bytes name() {
    return name;
  }

  @Override
  public FileType type() {
    return type;
  }

  @Override
  public NodeMetadata metadata() throws IOException {
    return view.metadata(inode().header());
  }

  @Override
  public long size() throws IOException {
    return switch (type) {
      case REGULAR -> ((FileInode) inode()).size();
      case SYMLINK -> target().length();
      default -> 0;
    };
  }

  @Override
  public long nlink() throws IOException {
    return type == FileType.DIRECTORY ? 1 : Math.max(1, inode().nlink());
  }

  @Override
  public Optional<LinkId> linkId() throws IOException {
    return nlink() > 1 ? Optional.of(LinkId.of(ref)) : Optional.empty();
  }

  @Override
  public Map<Bytes, Bytes> xattrs() throws IOException {
    return view.xattrs(inode());
  }

  @Override
  public FileContent content() throws IOException {
    return type == FileType.REGULAR
        ? new SquashfsContent(view, (FileInode) inode())
        : TreeNode.super.content();
  }

  /** Returns the target up to its first NUL, or the last byte of a page, where Linux ends it. */
  @Override
  public Bytes target() throws IOException {
    if (type != FileType.SYMLINK) {
      return TreeNode.super.target();
    }
    Bytes target = ((SymlinkInode) inode()).target().untilNul();
    return target.length() > MAX_SEEN_TARGET ? target.slice(0, MAX_SEEN_TARGET) : target;
  }

  @Override
  public DeviceNumber device() throws IOException {
    return type.isDevice() ? ((DeviceInode) inode()).device() : TreeNode.super.device();
  }

  @Override
  public TreeCursor children() throws IOException {
    return type == FileType.DIRECTORY ? entries() : TreeNode.super.children();
  }

  /** Returns the entries in the order of the image, which is this one. */
  @Override
  public TreeCursor sortedChildren(ReadLimits limits) throws IOException {
    return children();
  }

  private DirectoryEntries entries() throws IOException {
    DirectoryInode directory = enter();
    return new DirectoryEntries(view, ref, view.reader().listing(directory));
  }

  private DirectoryInode enter() throws IOException {
    DirectoryInode directory = (DirectoryInode) inode();
    view.places().enter(ref, place);
    return directory;
  }

  @Override
  public Optional<TreeNode> child(Bytes wanted) throws IOException {
    if (type != FileType.DIRECTORY) {
      return TreeNode.super.child(wanted);
    }
    DirectoryInode directory = enter();
    DirectoryIndexEntry from = view.index(directory).find(wanted);
    if (from != null) {
      DirectoryEntries near =
          new DirectoryEntries(view, ref, view.reader().listing(directory, from));
      SquashfsNode first = near.next();
      if (first != null && first.name().equals(from.name())) {
        return Optional.ofNullable(near.find(first, wanted));
      }
    }
    DirectoryEntries all = entries();
    return Optional.ofNullable(all.find(all.next(), wanted));
  }

  /** Returns the name, escaped. */
  @Override
  public String toString() {
    return name.toString();
  }
}
