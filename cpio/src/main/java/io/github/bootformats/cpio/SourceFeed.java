package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads an image through a window. Where files are large, the window is small, so that what is read
 * is little more than the headers; where they are small, it covers many of them. The smallest one
 * is what costs as much to copy as the call that reads it.
 */
final class SourceFeed implements ByteFeed {
  private static final int MIN_WINDOW = 2 << 10;
  private static final int MAX_WINDOW = 64 << 10;

  private final ImageSource source;
  private byte[] buffer = new byte[MIN_WINDOW];
  private long start;
  private int filled;
  private int window = MIN_WINDOW;
  private long position;

  SourceFeed(ImageSource source) {
    this.source = source;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (position < start || position >= start + filled) {
        if (!fill(length - done)) {
          break;
        }
      }
      int at = (int) (position - start);
      int count = Math.min(length - done, filled - at);
      System.arraycopy(buffer, at, target, offset + done, count);
      position += count;
      done += count;
    }
    return done;
  }

  @Override
  public Bytes take(int length) throws IOException {
    long at = position - start;
    if (at < 0 || at + length > filled) {
      return ByteFeed.super.take(length);
    }
    position += length;
    return Bytes.copyOf(buffer, (int) at, length);
  }

  @Override
  public Bytes peek(int length) throws IOException {
    long before = position;
    Bytes bytes = take(length);
    position = before;
    return bytes;
  }

  private boolean fill(int wanted) throws IOException {
    long gap = position - (start + filled);
    boolean goesOn = gap >= 0 && gap <= window / 2;
    window = goesOn ? Math.min(MAX_WINDOW, window * 2) : MIN_WINDOW;
    int length = Math.min(MAX_WINDOW, Math.max(window, wanted));
    if (length > buffer.length) {
      buffer = new byte[length];
    }
    int count = Math.max(0, source.read(position, ByteBuffer.wrap(buffer, 0, length)));
    start = position;
    filled = count;
    return count > 0;
  }

  @Override
  public long skip(long count) {
    long step = Math.min(count, Math.max(0, source.size() - position));
    position += step;
    return step;
  }
}
