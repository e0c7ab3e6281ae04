package io.github.bootformats.squashfs;

/**
 * The flags of a superblock. Only {@link #COMPRESSOR_OPTIONS} changes how an image is read; the
 * others are what the writer was told, and blocks may be otherwise.
 */
public enum SuperblockFlag {
  /** Metadata of inodes is not compressed. */
  UNCOMPRESSED_INODES(0x0001),
  /** Data is not compressed. */
  UNCOMPRESSED_DATA(0x0002),
  /** Unused; said that files are checked. */
  CHECK(0x0004),
  /** Fragments are not compressed. */
  UNCOMPRESSED_FRAGMENTS(0x0008),
  /** There are no fragments. */
  NO_FRAGMENTS(0x0010),
  /** The last bytes of all files go into fragments, not only those of short files. */
  ALWAYS_FRAGMENTS(0x0020),
  /** Files of the same content were stored once. */
  DUPLICATES(0x0040),
  /** There is a table that finds inodes by their numbers. */
  EXPORTABLE(0x0080),
  /** Extended attributes are not compressed. */
  UNCOMPRESSED_XATTRS(0x0100),
  /** There are no extended attributes. */
  NO_XATTRS(0x0200),
  /** A metadata block with the options of the compression follows the superblock. */
  COMPRESSOR_OPTIONS(0x0400),
  /** The table of ids is not compressed. */
  UNCOMPRESSED_IDS(0x0800);

  /** All bits that have a meaning. */
  static final int KNOWN = 0x0FFF;

  private final int bit;

  SuperblockFlag(int bit) {
    this.bit = bit;
  }

  /**
   * Returns the flag's bit.
   *
   * @return a power of two
   */
  public int bit() {
    return bit;
  }
}
