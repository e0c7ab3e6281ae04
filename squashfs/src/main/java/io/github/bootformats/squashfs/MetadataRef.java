package io.github.bootformats.squashfs;

/**
 * A place in metadata: an inode, a listing, an extended attribute.
 *
 * @param block where the metadata block begins, in bytes from the start of its table, 0 to
 *     2<sup>48</sup>-1
 * @param offset a byte of the decompressed block, 0 to 65535; sound ones are below 8192
 */
public record MetadataRef(long block, int offset) {
  private static final int OFFSET_BITS = 16;
  private static final long MAX_BLOCK = (1L << 48) - 1;

  /**
   * Creates a reference.
   *
   * @param block bytes from the start of the table
   * @param offset a byte of the decompressed block
   * @throws IllegalArgumentException if one is out of range
   */
  public MetadataRef {
    if (block < 0 || block > MAX_BLOCK || offset < 0 || offset > 0xFFFF) {
      throw new IllegalArgumentException("no reference: " + block + ":" + offset);
    }
  }

  /**
   * Unpacks a reference.
   *
   * @param packed the block in the upper 48 bits, the offset in the lower 16
   * @return both parts
   */
  public static MetadataRef of(long packed) {
    return new MetadataRef(blockOf(packed), offsetOf(packed));
  }

  /**
   * Packs the reference as images store it.
   *
   * @return the block in the upper 48 bits, the offset in the lower 16
   */
  public long packed() {
    return block << OFFSET_BITS | offset;
  }

  static long blockOf(long packed) {
    return packed >>> OFFSET_BITS;
  }

  /**
   * Returns the block as its readers take it: Linux ({@code SQUASHFS_INODE_BLK}, {@code
   * SQUASHFS_XATTR_BLK}) and squashfs-tools drop all but 32 bits.
   */
  static long readBlockOf(long packed) {
    return blockOf(packed) & 0xFFFF_FFFFL;
  }

  static int offsetOf(long packed) {
    return (int) packed & 0xFFFF;
  }

  /** Returns {@code block:offset}. */
  @Override
  public String toString() {
    return block + ":" + offset;
  }
}
