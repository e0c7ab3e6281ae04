package io.github.bootformats.squashfs;

import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

/** A file to be read at any position, through the cache of blocks that all files share. */
final class ContentSource implements ImageSource {
  private final SquashfsReader reader;
  private final FileInode file;
  private final BlockIndex index;
  private final int blockSize;
  private volatile boolean closed;

  ContentSource(SquashfsReader reader, BlockIndex index) {
    this.reader = reader;
    this.file = index.file();
    this.index = index;
    this.blockSize = reader.blockSize();
  }

  @Override
  public long size() {
    return file.size();
  }

  /** Reads from one block. */
  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("negative position: " + position);
    }
    if (target.isReadOnly()) {
      throw new IllegalArgumentException("cannot read into a read-only buffer");
    }
    if (closed) {
      throw new ClosedChannelException();
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    if (position >= file.size()) {
      return -1;
    }
    long block = position / blockSize;
    int offset = (int) (position & (blockSize - 1));
    return block < file.blockCount(blockSize)
        ? readBlock(block, offset, target)
        : readTail(offset, target);
  }

  private int readBlock(long number, int offset, ByteBuffer target) throws IOException {
    int length = (int) Math.min(blockSize, file.size() - number * blockSize);
    int count = Math.min(target.remaining(), length - offset);
    DataBlock block = index.find(number);
    int word = (int) block.word();
    if (block.isHole()) {
      target.put(new byte[count]);
      return count;
    }
    byte[] bytes = reader.data().peek(block.position(), word, length);
    if (bytes == null && count == length && target.hasArray()) {
      int at = target.arrayOffset() + target.position();
      reader.data().read(block.position(), word, target.array(), at, length);
      target.position(target.position() + length);
      return length;
    }
    if (bytes == null) {
      bytes = reader.data().get(block.position(), word, length);
    }
    target.put(bytes, offset, count);
    return count;
  }

  private int readTail(int offset, ByteBuffer target) throws IOException {
    byte[] fragment = FileTail.fragment(reader, file);
    int count = Math.min(target.remaining(), file.tailLength(blockSize) - offset);
    target.put(fragment, (int) file.fragmentOffset() + offset, count);
    return count;
  }

  @Override
  public void close() {
    closed = true;
  }
}
