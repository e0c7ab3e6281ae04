package io.github.bootformats.squashfs;

/**
 * A block of a file's data, or a fragment, as it is stored.
 *
 * @param position where it begins, in bytes from the start of the image; of a hole, where it would
 *     begin
 * @param word the size as it is stored, 0 to 2<sup>32</sup>-1: the length in the lower 24 bits, and
 *     a bit that says that the block is not compressed
 */
public record DataBlock(long position, long word) {
  private static final int LENGTH_MASK = 0xFF_FFFF;
  private static final int UNCOMPRESSED = 0x100_0000;
  private static final int MEANINGLESS_FROM = 25;

  /**
   * Creates a block.
   *
   * @param position bytes from the start of the image
   * @param word the size as it is stored
   * @throws IllegalArgumentException if the word has more than 32 bits
   */
  public DataBlock {
    Ranges.u32("word", word);
  }

  static DataBlock uncompressed(long position, int length) {
    return new DataBlock(position, length | UNCOMPRESSED);
  }

  /**
   * Returns how long the block is in the image.
   *
   * @return bytes, 0 for a hole
   */
  public int storedLength() {
    return storedLength((int) word);
  }

  /**
   * Returns whether the block is compressed.
   *
   * @return whether the bit is clear that says that it is not; without meaning for a hole
   */
  public boolean isCompressed() {
    return isCompressed((int) word);
  }

  /**
   * Returns whether the block is a hole: only zeros, which are not stored.
   *
   * @return whether the word is 0
   */
  public boolean isHole() {
    return word == 0;
  }

  /**
   * Returns whether the word has no bits without a meaning.
   *
   * @return whether Linux reads the block
   */
  public boolean isSound() {
    return isSound((int) word);
  }

  static int storedLength(int word) {
    return word & LENGTH_MASK;
  }

  static boolean isCompressed(int word) {
    return (word & UNCOMPRESSED) == 0;
  }

  static boolean isSound(int word) {
    return word >>> MEANINGLESS_FROM == 0;
  }
}
