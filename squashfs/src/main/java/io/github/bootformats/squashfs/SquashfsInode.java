package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import java.io.IOException;

/**
 * An inode as it is stored: all of the 14 {@linkplain InodeType types}, each in the record of its
 * file type, basic and extended alike. What only extended inodes have is at its usual value in
 * basic ones.
 *
 * <p>Layouts: Linux, {@code fs/squashfs/squashfs_fs.h}, {@code struct squashfs_base_inode} and
 * those after it.
 */
public sealed interface SquashfsInode
    permits DirectoryInode, FileInode, SymlinkInode, DeviceInode, IpcInode {
  /** The index of extended attributes that means that there are none. */
  long NO_XATTRS = 0xFFFF_FFFFL;

  /**
   * Returns where the inode is.
   *
   * @return its place in the inode table
   */
  MetadataRef ref();

  /**
   * Returns what all inodes begin with.
   *
   * @return type, permissions, owners, time and number
   */
  InodeHeader header();

  /**
   * Returns how many names the file has.
   *
   * @return 0 to 2<sup>32</sup>-1; 1 in a basic file, which does not store it
   */
  long nlink();

  /**
   * Returns where the extended attributes are.
   *
   * @return an index of the xattr id table, or {@link #NO_XATTRS}
   */
  long xattrIndex();

  /**
   * Returns the type.
   *
   * @return the header's type
   */
  default InodeType type() {
    return header().type();
  }

  /**
   * Encodes the inode, without a file's list of blocks and without a directory's index, which
   * follow it.
   *
   * @return the bytes
   */
  Bytes encode();

  /**
   * Decodes an inode.
   *
   * @param bytes begin with the inode; more may follow
   * @param ref where the inode is, which is only remembered
   * @return the inode, equal to any that encodes to the same bytes at the same place
   * @throws io.github.bootformats.api.MalformedFormatException if the type is unknown or the bytes
   *     end within the inode
   * @throws IOException never otherwise
   */
  static SquashfsInode decode(Bytes bytes, MetadataRef ref) throws IOException {
    return InodeReader.read(MetadataCursor.over(bytes), ref, ReadLimits.defaults());
  }
}
