package io.github.bootformats.api.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;

/** A part of a target, with a size that stays, as a block device has. */
final class PartTarget implements ImageTarget {
  private final ImageTarget whole;
  private final long offset;
  private final long size;
  private volatile boolean closed;

  private PartTarget(ImageTarget whole, long offset, long size) {
    this.whole = whole;
    this.offset = offset;
    this.size = size;
  }

  static PartTarget of(ImageTarget whole, long offset, long length) throws IOException {
    long available = whole.size();
    Objects.checkFromIndexSize(offset, length, available);
    return new PartTarget(whole, offset, length);
  }

  @Override
  public long size() throws IOException {
    checkOpen();
    return size;
  }

  @Override
  public void write(long position, ByteBuffer source) throws IOException {
    checkFits(position, source.remaining());
    whole.write(offset + position, source);
  }

  @Override
  public void writeZeros(long position, long length) throws IOException {
    checkFits(position, length);
    whole.writeZeros(offset + position, length);
  }

  private void checkFits(long position, long length) throws IOException {
    Bounds.checkRange(position, length);
    checkOpen();
    if (position > size - length) {
      throw new IOException(
          "no room for %s bytes at byte %s of %s bytes".formatted(length, position, size));
    }
  }

  @Override
  public void truncate(long newSize) throws IOException {
    Bounds.checkPosition(newSize);
    checkOpen();
    if (newSize != size) {
      throw new IOException("the size of a part stays %s bytes".formatted(size));
    }
  }

  @Override
  public void force() throws IOException {
    checkOpen();
    whole.force();
  }

  private void checkOpen() throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public String toString() {
    return size + " bytes at byte " + offset + " of " + whole;
  }
}
