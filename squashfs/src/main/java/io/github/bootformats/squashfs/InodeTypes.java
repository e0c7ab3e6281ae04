package io.github.bootformats.squashfs;

/** Refuses inodes whose type does not fit what they hold. */
final class InodeTypes {
  private InodeTypes() {}

  static void check(InodeHeader header, InodeType basic, InodeType extended) {
    if (header.type() != basic && header.type() != extended) {
      throw new IllegalArgumentException("%s is not %s".formatted(header.type(), basic));
    }
  }

  static void checkXattrs(InodeHeader header, long xattrIndex) {
    Ranges.u32("xattr index", xattrIndex);
    if (!header.type().isExtended() && xattrIndex != SquashfsInode.NO_XATTRS) {
      throw new IllegalArgumentException("a basic inode has no extended attributes");
    }
  }
}
