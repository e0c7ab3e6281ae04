package io.github.bootformats.squashfs;

/**
 * The fields of a superblock: little-endian unsigned numbers, in their order, without gaps.
 *
 * <p>Positions are bytes from the start of the image; all ones stand for a table that is missing.
 */
public enum SuperblockField {
  /** {@link SquashfsSuperblock#MAGIC}. */
  MAGIC(0, 4),
  /** How many inodes there are. */
  INODE_COUNT(4, 4),
  /** When the image was made or last changed, in seconds since 1970. */
  MODIFICATION_TIME(8, 4),
  /** How many bytes of a file go into a block. */
  BLOCK_SIZE(12, 4),
  /** How many entries the table of fragments has. */
  FRAGMENT_COUNT(16, 4),
  /** The {@linkplain SquashfsCompression#id() number} of the compression. */
  COMPRESSION(20, 2),
  /** The logarithm to base 2 of the block size. */
  BLOCK_LOG(22, 2),
  /** See {@link SuperblockFlag}. */
  FLAGS(24, 2),
  /** How many entries the table of owners and groups has. */
  ID_COUNT(26, 2),
  /** The major version, 4. */
  VERSION_MAJOR(28, 2),
  /** The minor version, 0. */
  VERSION_MINOR(30, 2),
  /** The {@linkplain MetadataRef reference} to the root's inode. */
  ROOT_INODE(32, 8),
  /** How long the image is, without padding. */
  BYTES_USED(40, 8),
  /** Where the list of the id table's blocks is. */
  ID_TABLE(48, 8),
  /** Where the header of the xattr id table is. */
  XATTR_TABLE(56, 8),
  /** Where the first metadata block of inodes is. */
  INODE_TABLE(64, 8),
  /** Where the first metadata block of directories is. */
  DIRECTORY_TABLE(72, 8),
  /** Where the list of the fragment table's blocks is. */
  FRAGMENT_TABLE(80, 8),
  /** Where the list of the export table's blocks is. */
  EXPORT_TABLE(88, 8);

  private final int offset;
  private final int length;

  SuperblockField(int offset, int length) {
    this.offset = offset;
    this.length = length;
  }

  /**
   * Returns where the field is.
   *
   * @return bytes from the start of the superblock
   */
  public int offset() {
    return offset;
  }

  /**
   * Returns how long the field is.
   *
   * @return 2, 4 or 8 bytes
   */
  public int length() {
    return length;
  }
}
