package io.github.bootformats.codecs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/** Decodes a format that is made of blocks, one at a time. */
abstract class BlockInput extends InputStream {
  /** Compressed bytes are believed in as they come, not as they are claimed. */
  private static final int FIRST_PIECE = 1 << 20;

  protected final CodecInput input;

  /** Has the decoded block; made larger when a block needs it. */
  protected byte[] block = new byte[0];

  private byte[] compressed = new byte[0];
  private int from;
  private int to;
  private boolean ended;

  BlockInput(CodecInput input) {
    this.input = input;
  }

  /**
   * Decodes the next block into {@link #block}.
   *
   * @return its length, or -1 at the end of the member
   */
  abstract int nextBlock() throws IOException;

  /** Makes sure that the array of decoded bytes is at least as long. */
  final void reserve(int length) {
    if (block.length < length) {
      block = new byte[length];
    }
  }

  /** Reads the compressed bytes of a block; the array is used again for the next one. */
  final byte[] readCompressed(int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (done == compressed.length) {
        int size = (int) Math.min(length, Math.max(FIRST_PIECE, 2L * done));
        compressed = Arrays.copyOf(compressed, size);
      }
      int count = Math.min(length, compressed.length) - done;
      input.readFully(compressed, done, count);
      done += count;
    }
    return compressed;
  }

  @Override
  public int read() throws IOException {
    return fill() ? block[from++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, to - from);
    System.arraycopy(block, from, target, offset, count);
    from += count;
    return count;
  }

  /** Decodes blocks until there is a byte; an empty block is no end. */
  private boolean fill() throws IOException {
    while (from == to && !ended) {
      from = 0;
      to = 0;
      int length = nextBlock();
      if (length < 0) {
        ended = true;
      } else {
        to = length;
      }
    }
    return from < to;
  }

  @Override
  public int available() {
    return to - from;
  }
}
