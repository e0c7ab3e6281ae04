package io.github.bootformats.api.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * A source read from the first byte to the last. Skipping costs nothing, and marks last for ever.
 */
final class SourceInputStream extends InputStream {
  private static final int BUFFER_SIZE = 64 << 10;

  private final ImageSource source;

  /** Holds the bytes that come next; empty until a small read makes it worth while. */
  private ByteBuffer buffer = ByteBuffer.allocate(0);

  /** Where in the source the end of the buffered bytes is. */
  private long fetched;

  private long mark;
  private boolean closed;

  SourceInputStream(ImageSource source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    checkOpen();
    return buffer.hasRemaining() || fill() ? buffer.get() & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    checkOpen();
    if (length == 0) {
      return 0;
    }
    if (!buffer.hasRemaining()) {
      if (length >= BUFFER_SIZE) {
        int count = source.read(fetched, ByteBuffer.wrap(target, offset, length));
        fetched += Math.max(count, 0);
        buffer.clear().limit(0);
        return count;
      }
      if (!fill()) {
        return -1;
      }
    }
    int count = Math.min(length, buffer.remaining());
    buffer.get(target, offset, count);
    return count;
  }

  @Override
  public long transferTo(OutputStream target) throws IOException {
    Objects.requireNonNull(target);
    checkOpen();
    long start = position();
    while (buffer.hasRemaining() || fill()) {
      target.write(buffer.array(), buffer.position(), buffer.remaining());
      buffer.position(buffer.limit());
    }
    return position() - start;
  }

  @Override
  public long skip(long count) throws IOException {
    checkOpen();
    long from = position();
    long skipped = Math.min(Math.max(count, 0), Math.max(source.size() - from, 0));
    moveTo(from + skipped);
    return skipped;
  }

  @Override
  public int available() throws IOException {
    checkOpen();
    return (int) Math.min(Math.max(source.size() - position(), 0), Integer.MAX_VALUE);
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  @Override
  public synchronized void mark(int readLimit) {
    mark = position();
  }

  @Override
  public synchronized void reset() throws IOException {
    checkOpen();
    moveTo(mark);
  }

  @Override
  public void close() {
    closed = true;
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("stream closed");
    }
  }

  private long position() {
    return fetched - buffer.remaining();
  }

  private void moveTo(long position) {
    long back = fetched - position;
    if (back >= 0 && back <= buffer.limit()) {
      buffer.position(buffer.limit() - (int) back);
    } else {
      buffer.clear().limit(0);
      fetched = position;
    }
  }

  private boolean fill() throws IOException {
    if (buffer.capacity() == 0) {
      buffer = ByteBuffer.allocate((int) Math.min(BUFFER_SIZE, Math.max(source.size(), 1)));
    }
    int count = 0;
    buffer.clear();
    try {
      count = Math.max(source.read(fetched, buffer), 0);
    } finally {
      buffer.clear().limit(count);
    }
    fetched += count;
    return count > 0;
  }
}
