package io.github.bootformats.squashfs;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The blocks of data of an image; those that were asked for last are kept. */
final class DataStore {
  /** What a kept block costs beside its bytes. */
  private static final int OVERHEAD = 176;

  private final StoredBlocks blocks;
  private final BlockCache<DecodedData> cache;
  private final int blockSize;

  /**
   * A decoded block. In a damaged image two files may say different things of the block at one
   * position, so what was said of it is kept with it.
   */
  private static final class DecodedData {
    final int word;
    final byte[] bytes;

    DecodedData(int word, byte[] bytes) {
      this.word = word;
      this.bytes = bytes;
    }
  }

  DataStore(StoredBlocks blocks, int blockSize, long cacheBytes) {
    this.blocks = blocks;
    this.blockSize = blockSize;
    this.cache = new BlockCache<>(cacheBytes, data -> data.bytes.length + OVERHEAD);
  }

  int blockSize() {
    return blockSize;
  }

  /**
   * Reads a block of a file, past the cache.
   *
   * @param length how many bytes the block must have
   */
  void read(long position, int word, byte[] target, int offset, int length) throws IOException {
    checkLength(position, decode(position, word, target, offset, length), length);
  }

  /**
   * Returns a block of a file.
   *
   * @param length how many bytes the block must have
   * @return the bytes, not to be changed
   */
  byte[] get(long position, int word, int length) throws IOException {
    byte[] bytes = load(position, word, length);
    checkLength(position, bytes.length, length);
    return bytes;
  }

  /** Returns a block of a file if it is kept. */
  byte @Nullable [] peek(long position, int word, int length) {
    DecodedData data = cache.peek(position);
    return data != null && data.word == word && data.bytes.length == length ? data.bytes : null;
  }

  /**
   * Returns a fragment.
   *
   * @return the bytes, at most a block, not to be changed
   */
  byte[] fragment(DataBlock fragment) throws IOException {
    return load(fragment.position(), (int) fragment.word(), blockSize);
  }

  /** Makes sure that a block lies within the image, and that its size can be one. */
  void checkPlace(DataBlock block) throws IOException {
    checkStored(block.position(), (int) block.word());
  }

  private byte[] load(long position, int word, int capacity) throws IOException {
    DecodedData data =
        cache.get(position, at -> new DecodedData(word, decodeNew(at, word, capacity)));
    return data.word == word ? data.bytes : decodeNew(position, word, capacity);
  }

  private byte[] decodeNew(long position, int word, int capacity) throws IOException {
    byte[] room = new byte[capacity];
    int length = decode(position, word, room, 0, capacity);
    return length == capacity ? room : Arrays.copyOf(room, length);
  }

  private int decode(long position, int word, byte[] target, int offset, int capacity)
      throws IOException {
    int stored = checkStored(position, word);
    if (DataBlock.isCompressed(word)) {
      return blocks.decode(position, stored, target, offset, capacity);
    }
    if (stored > capacity) {
      checkLength(position, stored, capacity);
    }
    blocks.readStored(position, target, offset, stored);
    return stored;
  }

  private int checkStored(long position, int word) throws IOException {
    int stored = DataBlock.storedLength(word);
    if (!DataBlock.isSound(word)) {
      throw SquashfsFinding.BLOCK_WORD.thrownAt(
          Math.max(position, 0), "the size of a block has 25 bits, not 0x%08x".formatted(word));
    }
    if (!blocks.contains(position, stored)) {
      throw SquashfsFinding.BLOCK_OUTSIDE.thrownAt(
          blocks.size(),
          "a block of %s bytes at %s is not within the image of %s bytes"
              .formatted(stored, Long.toUnsignedString(position), blocks.size()));
    }
    if (stored > blockSize) {
      throw SquashfsFinding.BLOCK_LENGTH.thrownAt(
          position, "a block is stored in at most %s bytes, not %s".formatted(blockSize, stored));
    }
    return stored;
  }

  private static void checkLength(long position, int actual, int expected) throws IOException {
    if (actual != expected) {
      throw SquashfsFinding.BLOCK_LENGTH.thrownAt(
          position, "the block should have %s bytes, it has %s".formatted(expected, actual));
    }
  }

  void clear() {
    cache.clear();
  }
}
