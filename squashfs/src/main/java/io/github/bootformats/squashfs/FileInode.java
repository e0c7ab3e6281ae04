package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;

/**
 * A regular file. The list of its blocks follows the inode; {@link SquashfsReader#blocks} reads it.
 *
 * @param ref where the inode is
 * @param header type, permissions, owners, time and number
 * @param size how long the file is, in bytes; sizes from 2<sup>63</sup> on, which are not sound,
 *     are negative here
 * @param blocksStart where the first block is, in bytes from the start of the image
 * @param sparseBytes how many bytes of the file are holes, as the writer counted
 * @param nlink how many names the file has
 * @param fragmentIndex which fragment has the last bytes, or {@link #NO_FRAGMENT}
 * @param fragmentOffset where they begin in the decompressed fragment
 * @param xattrIndex where the extended attributes are
 */
public record FileInode(
    MetadataRef ref,
    InodeHeader header,
    long size,
    long blocksStart,
    long sparseBytes,
    long nlink,
    long fragmentIndex,
    long fragmentOffset,
    long xattrIndex)
    implements SquashfsInode {
  /** The fragment of files that have none. */
  public static final long NO_FRAGMENT = 0xFFFF_FFFFL;

  /**
   * Creates an inode.
   *
   * @param ref where the inode is
   * @param header type, permissions, owners, time and number
   * @param size how long the file is, 32 bits in a basic inode
   * @param blocksStart where the first block is, 32 bits in a basic inode
   * @param sparseBytes how many bytes of the file are holes; 0 in a basic inode
   * @param nlink how many names the file has; 1 in a basic inode
   * @param fragmentIndex which fragment has the last bytes, or {@link #NO_FRAGMENT}
   * @param fragmentOffset where they begin in the decompressed fragment
   * @param xattrIndex where the extended attributes are; {@link #NO_XATTRS} in a basic inode
   * @throws IllegalArgumentException if the type is no file's, or it cannot hold a number
   */
  public FileInode {
    InodeTypes.check(header, InodeType.FILE, InodeType.EXTENDED_FILE);
    InodeTypes.checkXattrs(header, xattrIndex);
    Ranges.u32("fragment index", fragmentIndex);
    Ranges.u32("fragment offset", fragmentOffset);
    if (header.type().isExtended()) {
      Ranges.u32("nlink", nlink);
    } else {
      Ranges.u32("size", size);
      Ranges.u32("start of blocks", blocksStart);
      if (nlink != 1 || sparseBytes != 0) {
        throw new IllegalArgumentException("a basic file has one name and does not count holes");
      }
    }
  }

  /**
   * Returns whether the last bytes are in a fragment.
   *
   * @return whether the index of a fragment is set
   */
  public boolean hasFragment() {
    return fragmentIndex != NO_FRAGMENT;
  }

  /**
   * Returns how many blocks the list that follows the inode has.
   *
   * @param blockSize how long a block is, in bytes, a power of two
   * @return the number of whole blocks, and one more for what is left unless a fragment has it
   */
  public long blockCount(int blockSize) {
    long whole = Long.divideUnsigned(size, blockSize);
    return hasFragment() || (size & (blockSize - 1)) == 0 ? whole : whole + 1;
  }

  /**
   * Returns how many bytes are in the fragment.
   *
   * @param blockSize how long a block is, in bytes, a power of two
   * @return less than a block; 0 where there is no fragment or nothing left for it
   */
  public int tailLength(int blockSize) {
    return hasFragment() ? (int) (size & (blockSize - 1)) : 0;
  }

  @Override
  public Bytes encode() {
    FieldWriter out = new FieldWriter();
    header.write(out);
    if (type().isExtended()) {
      out.u64(blocksStart).u64(size).u64(sparseBytes).u32(nlink);
      out.u32(fragmentIndex).u32(fragmentOffset).u32(xattrIndex);
    } else {
      out.u32(blocksStart).u32(fragmentIndex).u32(fragmentOffset).u32(size);
    }
    return out.toBytes();
  }
}
