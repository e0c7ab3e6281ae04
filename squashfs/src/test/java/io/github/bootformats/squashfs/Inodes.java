package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;

/** Inodes with usual values, for tests that care for a few of them. */
final class Inodes {
  static final MetadataRef ANYWHERE = new MetadataRef(0, 0);
  static final long TIME = 1_600_000_000;

  private Inodes() {}

  static InodeHeader header(InodeType type, long number) {
    return new InodeHeader(
        type, type.fileType() == FileType.DIRECTORY ? 0755 : 0644, 0, 0, TIME, number);
  }

  static DirectoryInode directory(long number, MetadataRef listing, long length) {
    return new DirectoryInode(
        ANYWHERE,
        header(InodeType.DIRECTORY, number),
        2,
        listing.block(),
        listing.offset(),
        length + DirectoryInode.INVENTED_BYTES,
        0,
        0,
        SquashfsInode.NO_XATTRS);
  }

  static DirectoryInode indexed(long number, MetadataRef listing, long length, int indexCount) {
    return new DirectoryInode(
        ANYWHERE,
        header(InodeType.EXTENDED_DIRECTORY, number),
        2,
        listing.block(),
        listing.offset(),
        length + DirectoryInode.INVENTED_BYTES,
        0,
        indexCount,
        SquashfsInode.NO_XATTRS);
  }

  /** Returns a file whose blocks all are in its list. */
  static FileInode file(long number, long size, long start) {
    return new FileInode(
        ANYWHERE,
        header(InodeType.FILE, number),
        size,
        start,
        0,
        1,
        FileInode.NO_FRAGMENT,
        0,
        SquashfsInode.NO_XATTRS);
  }

  static FileInode tail(long number, long size, long start, long fragment, long offset) {
    return new FileInode(
        ANYWHERE,
        header(InodeType.FILE, number),
        size,
        start,
        0,
        1,
        fragment,
        offset,
        SquashfsInode.NO_XATTRS);
  }

  static FileInode extended(long number, long size, long start, long nlink, long xattrs) {
    return new FileInode(
        ANYWHERE,
        header(InodeType.EXTENDED_FILE, number),
        size,
        start,
        0,
        nlink,
        FileInode.NO_FRAGMENT,
        0,
        xattrs);
  }

  static SymlinkInode symlink(long number, String target) {
    return new SymlinkInode(
        ANYWHERE,
        header(InodeType.SYMLINK, number),
        1,
        Bytes.utf8(target),
        SquashfsInode.NO_XATTRS);
  }

  /** Encodes a list of blocks. */
  static Bytes words(long... words) {
    FieldWriter out = new FieldWriter();
    for (long word : words) {
      out.u32(word);
    }
    return out.toBytes();
  }
}
