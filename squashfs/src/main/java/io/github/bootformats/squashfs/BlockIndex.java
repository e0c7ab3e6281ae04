package io.github.bootformats.squashfs;

import java.io.IOException;
import java.util.Arrays;

/**
 * Finds the blocks of a file in any order: the list of a file's blocks has only their sizes, so it
 * remembers where every 256th one is as soon as it has come by. All threads use the same.
 */
final class BlockIndex {
  private static final int STEP_BITS = 8;
  private static final int STEP = 1 << STEP_BITS;
  private static final int ENTRY_WEIGHT = 20;
  private static final int OVERHEAD = 200;

  private final SquashfsReader reader;
  private final FileInode file;
  private final long blockCount;

  /** Where the first block of each step is in the image, as far as it is known. */
  private long[] positions = new long[1];

  /** Where the word of that block is: the position of its metadata block, and a byte of it. */
  private long[] wordBlocks = new long[1];

  private int[] wordOffsets = new int[1];
  private int known;

  BlockIndex(SquashfsReader reader, FileInode file) throws IOException {
    this.reader = reader;
    this.file = file;
    this.blockCount = file.blockCount(reader.blockSize());
    reader
        .limits()
        .check(
            SquashfsLimits.MAX_FILE_BLOCKS,
            blockCount,
            SquashfsFinding.FORMAT,
            reader.superblock().inodeTable() + file.ref().block());
  }

  /** Returns how much memory the index takes when it is complete. */
  int weight() {
    return (int) Math.min(OVERHEAD + (blockCount >> STEP_BITS) * ENTRY_WEIGHT, Integer.MAX_VALUE);
  }

  FileInode file() {
    return file;
  }

  /** Finds a block, which must exist. */
  DataBlock find(long block) throws IOException {
    int step = (int) (block >> STEP_BITS);
    MetadataCursor words;
    long position;
    synchronized (this) {
      extendTo(step);
      words = reader.metadataCursor(wordBlocks[step], wordOffsets[step]);
      position = positions[step];
    }
    for (long before = block & (STEP - 1); before > 0; before--) {
      position += DataBlock.storedLength((int) words.u32());
    }
    return new DataBlock(position, words.u32());
  }

  private void extendTo(int step) throws IOException {
    if (step < known) {
      return;
    }
    MetadataCursor words;
    long position;
    if (known == 0) {
      words = reader.cursorAfter(file);
      position = file.blocksStart();
      remember(words, position);
    } else {
      words = reader.metadataCursor(wordBlocks[known - 1], wordOffsets[known - 1]);
      position = positions[known - 1];
    }
    while (known <= step) {
      for (int i = 0; i < STEP; i++) {
        position += DataBlock.storedLength((int) words.u32());
      }
      remember(words, position);
    }
  }

  private void remember(MetadataCursor words, long position) throws IOException {
    words.enterNext();
    if (known == positions.length) {
      positions = Arrays.copyOf(positions, 2 * known);
      wordBlocks = Arrays.copyOf(wordBlocks, 2 * known);
      wordOffsets = Arrays.copyOf(wordOffsets, 2 * known);
    }
    positions[known] = position;
    wordBlocks[known] = words.blockPosition();
    wordOffsets[known] = words.offset();
    known++;
  }
}
