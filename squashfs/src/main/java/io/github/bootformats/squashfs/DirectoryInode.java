package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;

/**
 * A directory.
 *
 * @param ref where the inode is
 * @param header type, permissions, owners, time and number
 * @param nlink how many links there are to the directory, those of its subdirectories included
 * @param listingBlock where the metadata block begins in which the listing begins, in bytes from
 *     the start of the directory table
 * @param listingOffset where the listing begins in the decompressed block
 * @param listingSize how long the listing is, plus 3; less than 4 for an empty directory
 * @param parentNumber the number of the parent's inode, of no use for the root
 * @param indexCount how many entries the index has
 * @param xattrIndex where the extended attributes are
 */
public record DirectoryInode(
    MetadataRef ref,
    InodeHeader header,
    long nlink,
    long listingBlock,
    int listingOffset,
    long listingSize,
    long parentNumber,
    int indexCount,
    long xattrIndex)
    implements SquashfsInode {
  /** What the size of a listing counts for {@code .} and {@code ..}, which are not stored. */
  static final int INVENTED_BYTES = 3;

  /**
   * Creates an inode.
   *
   * @param ref where the inode is
   * @param header type, permissions, owners, time and number
   * @param nlink how many links there are
   * @param listingBlock where the metadata block of the listing begins
   * @param listingOffset where the listing begins in the decompressed block
   * @param listingSize how long the listing is, plus 3
   * @param parentNumber the number of the parent's inode
   * @param indexCount how many entries the index has; 0 in a basic inode
   * @param xattrIndex where the extended attributes are; {@link #NO_XATTRS} in a basic inode
   * @throws IllegalArgumentException if the type is no directory's, or it cannot hold a number
   */
  public DirectoryInode {
    InodeTypes.check(header, InodeType.DIRECTORY, InodeType.EXTENDED_DIRECTORY);
    InodeTypes.checkXattrs(header, xattrIndex);
    Ranges.u32("nlink", nlink);
    Ranges.u32("listing block", listingBlock);
    Ranges.u16("listing offset", listingOffset);
    Ranges.check("listing size", listingSize, header.type().isExtended() ? 0xFFFF_FFFFL : 0xFFFF);
    Ranges.u32("parent number", parentNumber);
    Ranges.check("index count", indexCount, header.type().isExtended() ? 0xFFFF : 0);
  }

  /**
   * Returns how long the listing is.
   *
   * @return bytes, not negative
   */
  public long listingLength() {
    return Math.max(0, listingSize - INVENTED_BYTES);
  }

  @Override
  public Bytes encode() {
    FieldWriter out = new FieldWriter();
    header.write(out);
    if (type().isExtended()) {
      out.u32(nlink).u32(listingSize).u32(listingBlock).u32(parentNumber);
      out.u16(indexCount).u16(listingOffset).u32(xattrIndex);
    } else {
      out.u32(listingBlock).u32(nlink).u16(listingSize).u16(listingOffset).u32(parentNumber);
    }
    return out.toBytes();
  }
}
