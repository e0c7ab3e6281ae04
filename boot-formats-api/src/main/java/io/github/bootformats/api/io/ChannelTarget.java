package io.github.bootformats.api.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * Any seekable channel as a target; the channel itself is the lock, as in {@link ChannelSource}.
 */
final class ChannelTarget implements ImageTarget {
  /** How often a channel may take nothing before it counts as broken. */
  private static final int EMPTY_WRITES = 16;

  private final SeekableByteChannel channel;
  private final boolean owned;
  private volatile boolean closed;

  ChannelTarget(SeekableByteChannel channel, boolean owned) {
    this.channel = channel;
    this.owned = owned;
  }

  @Override
  public long size() throws IOException {
    synchronized (channel) {
      return open().size();
    }
  }

  @Override
  public void write(long position, ByteBuffer source) throws IOException {
    Bounds.checkRange(position, source.remaining());
    synchronized (channel) {
      if (!source.hasRemaining()) {
        open();
        return;
      }
      fillGap(position);
      writeAll(position, source);
    }
  }

  /**
   * What lies between the old end and a write beyond it is unspecified by {@link
   * SeekableByteChannel}.
   */
  private void fillGap(long position) throws IOException {
    long end = open().size();
    ByteBuffer zeros = ByteBuffer.allocate((int) Math.max(0, Math.min(1 << 16, position - end)));
    while (end < position) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), position - end));
      int count = zeros.remaining();
      writeAll(end, zeros);
      end += count;
    }
  }

  private void writeAll(long position, ByteBuffer source) throws IOException {
    open().position(position);
    int idle = 0;
    while (source.hasRemaining()) {
      idle = channel.write(source) > 0 ? 0 : idle + 1;
      if (idle == EMPTY_WRITES) {
        throw new IOException("channel takes no bytes at byte " + channel.position());
      }
    }
  }

  @Override
  public void writeZeros(long position, long length) throws IOException {
    synchronized (channel) {
      ZeroRuns.write(this, position, length);
    }
  }

  @Override
  public void truncate(long size) throws IOException {
    Bounds.checkPosition(size);
    synchronized (channel) {
      long before = open().size();
      if (size < before) {
        channel.truncate(size);
      } else {
        ZeroRuns.write(this, before, size - before);
      }
    }
  }

  @Override
  public void force() throws IOException {
    // A channel that is not a file's has no such operation.
    open();
  }

  private SeekableByteChannel open() throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
    return channel;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    if (owned) {
      channel.close();
    }
  }
}
