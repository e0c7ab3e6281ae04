package io.github.bootformats.squashfs;

import java.util.Objects;

/**
 * Where a table is: the list of the positions of its metadata blocks, each of which but the last
 * has 8192 bytes of entries.
 *
 * <p>Instances are immutable.
 */
public final class SquashfsTable {
  /** How many bytes each position in the list has. */
  static final int POINTER_LENGTH = 8;

  private final TableKind kind;
  private final long listPosition;
  private final long entryCount;
  private final long[] blocks;

  SquashfsTable(TableKind kind, long listPosition, long entryCount, long[] blocks) {
    this.kind = kind;
    this.listPosition = listPosition;
    this.entryCount = entryCount;
    this.blocks = blocks;
  }

  /** Returns how many metadata blocks a table has. */
  static long blocksOf(TableKind kind, long entryCount) {
    int perBlock = MetadataBlock.MAX_LENGTH / kind.entryLength();
    return (entryCount + perBlock - 1) / perBlock;
  }

  /**
   * Returns what is in the table.
   *
   * @return the kind
   */
  public TableKind kind() {
    return kind;
  }

  /**
   * Returns where the list of positions is.
   *
   * @return bytes from the start of the image
   */
  public long listPosition() {
    return listPosition;
  }

  /**
   * Returns where the list of positions ends.
   *
   * @return bytes from the start of the image
   */
  public long listEnd() {
    return listPosition + (long) blocks.length * POINTER_LENGTH;
  }

  /**
   * Returns how many entries there are.
   *
   * @return the number, 0 to 2<sup>32</sup>-1
   */
  public long entryCount() {
    return entryCount;
  }

  /**
   * Returns how many metadata blocks there are.
   *
   * @return the length of the list
   */
  public int blockCount() {
    return blocks.length;
  }

  /**
   * Returns where a metadata block is, as the list says.
   *
   * @param index which block
   * @return bytes from the start of the image, which may be beyond it
   * @throws IndexOutOfBoundsException if there is no such block
   */
  public long blockPosition(int index) {
    return blocks[Objects.checkIndex(index, blocks.length)];
  }

  /**
   * Returns the metadata block that has an entry.
   *
   * @param entry which entry, from 0
   * @return its index in the list
   */
  public int blockOf(long entry) {
    return (int) (Objects.checkIndex(entry, entryCount) / perBlock());
  }

  /**
   * Returns where an entry begins in its decompressed block.
   *
   * @param entry which entry, from 0
   * @return a byte of the block
   */
  public int offsetOf(long entry) {
    return (int) (Objects.checkIndex(entry, entryCount) % perBlock()) * kind.entryLength();
  }

  private int perBlock() {
    return MetadataBlock.MAX_LENGTH / kind.entryLength();
  }

  @Override
  public String toString() {
    return "%s table of %s entries in %s blocks, listed at byte %s"
        .formatted(kind, entryCount, blocks.length, listPosition);
  }
}
