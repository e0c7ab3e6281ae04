package io.github.bootformats.squashfs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Goes through the blocks of a file, and the piece of a fragment that may follow them. */
final class BlockWalk {
  private final SquashfsReader reader;
  private final FileInode file;
  private final int blockSize;
  private final long blockCount;
  private @Nullable MetadataCursor words;
  private long index = -1;
  private long position;
  private int word;

  BlockWalk(SquashfsReader reader, FileInode file) {
    this.reader = reader;
    this.file = file;
    this.blockSize = reader.blockSize();
    this.blockCount = file.blockCount(blockSize);
    this.position = file.blocksStart();
  }

  /** Goes on to the next block; returns whether there is one. */
  boolean next() throws IOException {
    if (index + 1 >= blockCount) {
      index = blockCount;
      return false;
    }
    position += index < 0 ? 0 : DataBlock.storedLength(word);
    index++;
    MetadataCursor cursor = words;
    if (cursor == null) {
      cursor = reader.cursorAfter(file);
      words = cursor;
    }
    word = (int) cursor.u32();
    return true;
  }

  /** Returns where the block is in the image. */
  long position() {
    return position;
  }

  int word() {
    return word;
  }

  boolean isHole() {
    return word == 0;
  }

  /** Returns how many bytes of the file the block has. */
  int length() {
    return (int) Math.min(blockSize, file.size() - index * blockSize);
  }
}
