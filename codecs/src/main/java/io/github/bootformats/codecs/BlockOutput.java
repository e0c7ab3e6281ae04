package io.github.bootformats.codecs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/** Collects what is written into blocks of one size; the last one may be shorter. */
abstract class BlockOutput extends OutputStream {
  private static final int FIRST_PIECE = 64 << 10;

  protected final OutputStream target;
  private final int blockSize;
  private byte[] block;
  private int count;
  private boolean closed;

  BlockOutput(OutputStream target, int blockSize) {
    this.target = target;
    this.blockSize = blockSize;
    this.block = new byte[Math.min(FIRST_PIECE, blockSize)];
  }

  /** Writes a block that has at least a byte. */
  abstract void writeBlock(byte[] bytes, int length) throws IOException;

  /** Writes what follows the last block. */
  abstract void finish() throws IOException;

  @Override
  public final void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public final void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (closed) {
      throw new IOException("stream closed");
    }
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (count == block.length) {
        block = Arrays.copyOf(block, Math.min(blockSize, 4 * count));
      }
      int piece = Math.min(end - at, block.length - count);
      System.arraycopy(bytes, at, block, count, piece);
      at += piece;
      count += piece;
      if (count == blockSize) {
        flushBlock();
      }
    }
  }

  private void flushBlock() throws IOException {
    if (count > 0) {
      writeBlock(block, count);
      count = 0;
    }
  }

  @Override
  public final void close() throws IOException {
    if (!closed) {
      closed = true;
      flushBlock();
      finish();
    }
  }

  /** Writes a number of four bytes, the lowest first. */
  final void writeLittleEndian32(int value) throws IOException {
    byte[] word = new byte[4];
    Wide.put32(word, 0, value);
    target.write(word);
  }

  /** Writes a number of four bytes, the highest first. */
  final void writeBigEndian32(int value) throws IOException {
    writeLittleEndian32(Integer.reverseBytes(value));
  }
}
