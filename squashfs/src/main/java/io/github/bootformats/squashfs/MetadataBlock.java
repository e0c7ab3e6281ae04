package io.github.bootformats.squashfs;

/**
 * A block of metadata as it is stored: a word of two bytes that says how long it is, and its bytes.
 *
 * @param position where the word is, in bytes from the start of the image
 * @param storedLength how many bytes follow the word, 1 to 32768; sound ones are at most 8192
 * @param isCompressed whether they are compressed
 */
public record MetadataBlock(long position, int storedLength, boolean isCompressed) {
  /** How many bytes a block of metadata has at most, decompressed. */
  public static final int MAX_LENGTH = 8192;

  /** How many bytes the word has that says how long a block is. */
  static final int WORD_LENGTH = 2;

  private static final int UNCOMPRESSED = 0x8000;

  static MetadataBlock of(long position, int word) {
    int length = word & ~UNCOMPRESSED;
    // Linux, SQUASHFS_COMPRESSED_SIZE: no length stands for one more than fits.
    return new MetadataBlock(
        position, length == 0 ? UNCOMPRESSED : length, (word & UNCOMPRESSED) == 0);
  }

  /** Returns the word of a block. */
  static int word(int storedLength, boolean isCompressed) {
    return isCompressed ? storedLength : storedLength | UNCOMPRESSED;
  }

  /**
   * Returns where the next block begins.
   *
   * @return bytes from the start of the image
   */
  public long next() {
    return position + WORD_LENGTH + storedLength;
  }
}
