package io.github.bootformats.api.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;

/** A buffer as a source. Only absolute gets are used, so threads share it without a lock. */
final class BufferSource implements ImageSource {
  private final ByteBuffer content;
  private volatile boolean closed;

  BufferSource(ByteBuffer buffer) {
    this.content = buffer.slice();
  }

  @Override
  public long size() {
    return content.capacity();
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    Bounds.checkRead(position, target);
    if (closed) {
      throw new ClosedChannelException();
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    if (position >= content.capacity()) {
      return -1;
    }
    int from = (int) position;
    int count = Math.min(target.remaining(), content.capacity() - from);
    target.put(target.position(), content, from, count);
    target.position(target.position() + count);
    return count;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public String toString() {
    return "buffer of " + size() + " bytes";
  }
}
