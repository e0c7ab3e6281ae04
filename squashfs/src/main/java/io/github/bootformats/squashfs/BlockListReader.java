package io.github.bootformats.squashfs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The list of a file's blocks as it is stored.
 *
 * <p>A reader serves one thread and needs no closing.
 */
public final class BlockListReader {
  private final MetadataCursor cursor;
  private long position;
  private long left;

  BlockListReader(MetadataCursor cursor, long position, long count) {
    this.cursor = cursor;
    this.position = position;
    this.left = count;
  }

  /**
   * Reads the next block.
   *
   * @return the block, or null after the last
   * @throws io.github.bootformats.api.FormatException if a metadata block is damaged
   * @throws IOException if reading fails
   */
  public @Nullable DataBlock next() throws IOException {
    if (left == 0) {
      return null;
    }
    left--;
    DataBlock block = new DataBlock(position, cursor.u32());
    position += block.storedLength();
    return block;
  }
}
