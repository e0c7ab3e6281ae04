package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the nodes of a tree have in common. */
final class LinuxView {
  private static final int INDEX_CACHE = 1 << 20;

  private final SquashfsReader reader;
  private final DirectoryPlaces places;
  private final BlockCache<DirectoryIndex> indexes;
  private final BlockCache<BlockIndex> files;

  LinuxView(SquashfsReader reader) {
    this(
        reader,
        new BlockCache<>(INDEX_CACHE, DirectoryIndex::weight),
        new BlockCache<>(INDEX_CACHE, BlockIndex::weight));
  }

  private LinuxView(
      SquashfsReader reader, BlockCache<DirectoryIndex> indexes, BlockCache<BlockIndex> files) {
    this.reader = reader;
    this.places = new DirectoryPlaces(reader.limits());
    this.indexes = indexes;
    this.files = files;
  }

  SquashfsReader reader() {
    return reader;
  }

  DirectoryPlaces places() {
    return places;
  }

  /** Reads the root, which must be a directory. */
  SquashfsNode root() throws IOException {
    long ref = reader.superblock().value(SuperblockField.ROOT_INODE);
    SquashfsInode inode = inode(ref);
    if (inode.type().fileType() != FileType.DIRECTORY) {
      throw SquashfsFinding.ROOT.thrownAt(
          SuperblockField.ROOT_INODE.offset(), "the root is a " + inode.type());
    }
    return new SquashfsNode(this, Bytes.empty(), FileType.DIRECTORY, ref, DirectoryPlaces.ROOT);
  }

  /** Returns a node without a name, below which directories have names of their own. */
  SquashfsNode nameless(MetadataRef ref) throws IOException {
    FileType type = inode(ref.packed()).type().fileType();
    LinuxView view = type == FileType.DIRECTORY ? new LinuxView(reader, indexes, files) : this;
    return new SquashfsNode(view, Bytes.empty(), type, ref.packed(), DirectoryPlaces.ROOT);
  }

  /** Reads an inode as {@code squashfs_read_inode} does, with its checks. */
  SquashfsInode inode(long ref) throws IOException {
    MetadataCursor cursor = reader.inodeCursor(ref);
    long place = cursor.blockPosition();
    SquashfsInode inode = InodeReader.read(cursor, MetadataRef.of(ref), reader.limits());
    if (inode.header().number() == 0) {
      throw SquashfsFinding.INODE_NUMBER.thrownAt(
          place, "inode %s has the number 0".formatted(inode.ref()));
    }
    if (inode instanceof SymlinkInode link && link.target().length() > SquashfsNode.MAX_TARGET) {
      throw SquashfsFinding.TARGET_LONG.thrownAt(
          place, "a target has at most 4096 bytes, not " + link.target().length());
    }
    if (inode instanceof FileInode file && file.size() < 0) {
      throw SquashfsFinding.FILE_SIZE.thrownAt(
          place, "a file of %s bytes".formatted(Long.toUnsignedString(file.size())));
    }
    checkTables(inode, place);
    return inode;
  }

  /** Linux looks up whatever an inode refers to as soon as it reads the inode. */
  private void checkTables(SquashfsInode inode, long place) throws IOException {
    reader.id(inode.header().uidIndex());
    reader.id(inode.header().gidIndex());
    if (inode instanceof FileInode file && file.hasFragment()) {
      DataBlock fragment = reader.fragment(file.fragmentIndex());
      if (!fragment.isSound()) {
        throw SquashfsFinding.BLOCK_WORD.thrownAt(
            place, "fragment %s has a size of more than 25 bits".formatted(file.fragmentIndex()));
      }
    }
    if (inode.xattrIndex() != SquashfsInode.NO_XATTRS
        && reader.table(TableKind.XATTR).isPresent()) {
      reader.xattrSet(inode.xattrIndex());
    }
  }

  NodeMetadata metadata(InodeHeader header) throws IOException {
    return NodeMetadata.of(header.mode() & NodeMetadata.PERMISSIONS_MASK)
        .withOwner(reader.id(header.uidIndex()), reader.id(header.gidIndex()))
        .withMtime(header.modificationTime(), 0);
  }

  /**
   * Reads extended attributes as they are listed, with the values that Linux finds for their names:
   * of two with one name that of the first, listed or not. Those whose name Linux cannot be asked
   * for are left out.
   */
  Map<Bytes, Bytes> xattrs(SquashfsInode inode) throws IOException {
    if (inode.xattrIndex() == SquashfsInode.NO_XATTRS || reader.table(TableKind.XATTR).isEmpty()) {
      return Map.of();
    }
    Map<Bytes, Bytes> values = new TreeMap<>();
    Set<Bytes> listed = new HashSet<>();
    for (SquashfsXattr xattr : reader.xattrs(reader.xattrSet(inode.xattrIndex()))) {
      if (!xattr.name().isEmpty() && xattr.name().indexOf(0, 0) < 0) {
        xattr.fullName().ifPresent(name -> values.putIfAbsent(name, xattr.value()));
        xattr.fullName().filter(name -> xattr.isListed()).ifPresent(listed::add);
      }
    }
    values.keySet().retainAll(listed);
    return Collections.unmodifiableMap(values);
  }

  DirectoryIndex index(DirectoryInode directory) throws IOException {
    return directory.indexCount() == 0
        ? DirectoryIndex.EMPTY
        : indexes.get(directory.ref().packed(), ref -> DirectoryIndex.of(reader.index(directory)));
  }

  BlockIndex blocks(FileInode file) throws IOException {
    return files.get(file.ref().packed(), ref -> new BlockIndex(reader, file));
  }
}
