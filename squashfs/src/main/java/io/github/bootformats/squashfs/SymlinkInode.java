package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * A symbolic link.
 *
 * @param ref where the inode is
 * @param header type, permissions, owners, time and number
 * @param nlink how many names the link has
 * @param target where it points to, all bytes as they are stored
 * @param xattrIndex where the extended attributes are
 */
public record SymlinkInode(
    MetadataRef ref, InodeHeader header, long nlink, Bytes target, long xattrIndex)
    implements SquashfsInode {
  /**
   * Creates an inode.
   *
   * @param ref where the inode is
   * @param header type, permissions, owners, time and number
   * @param nlink how many names the link has
   * @param target where it points to
   * @param xattrIndex where the extended attributes are; {@link #NO_XATTRS} in a basic inode
   * @throws IllegalArgumentException if the type is no link's, or it cannot hold a number
   */
  public SymlinkInode {
    InodeTypes.check(header, InodeType.SYMLINK, InodeType.EXTENDED_SYMLINK);
    InodeTypes.checkXattrs(header, xattrIndex);
    Ranges.u32("nlink", nlink);
    requireNonNull(target);
  }

  @Override
  public Bytes encode() {
    FieldWriter out = new FieldWriter();
    header.write(out);
    out.u32(nlink).u32(target.length()).bytes(target);
    return type().isExtended() ? out.u32(xattrIndex).toBytes() : out.toBytes();
  }
}
