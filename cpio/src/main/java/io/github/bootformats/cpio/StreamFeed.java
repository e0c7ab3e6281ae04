package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.io.InputStream;

/** Reads a stream from its first byte on, through one buffer. */
final class StreamFeed implements ByteFeed {
  private static final int BUFFER = 64 << 10;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int limit;
  private long position;

  StreamFeed(InputStream in) {
    this.in = in;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int count = readSome(target, offset + done, length - done);
      if (count < 0) {
        break;
      }
      done += count;
    }
    return done;
  }

  private int readSome(byte[] target, int offset, int length) throws IOException {
    if (next == limit && length >= BUFFER) {
      int count = in.read(target, offset, length);
      position += Math.max(0, count);
      return count;
    }
    if (next == limit && !fill()) {
      return -1;
    }
    int count = Math.min(length, limit - next);
    System.arraycopy(buffer, next, target, offset, count);
    next += count;
    position += count;
    return count;
  }

  @Override
  public Bytes take(int length) throws IOException {
    if (length > limit - next) {
      return ByteFeed.super.take(length);
    }
    Bytes bytes = Bytes.copyOf(buffer, next, length);
    next += length;
    position += length;
    return bytes;
  }

  @Override
  public Bytes peek(int length) throws IOException {
    while (limit - next < length && fill()) {
      // until there is enough
    }
    return Bytes.copyOf(buffer, next, Math.min(length, limit - next));
  }

  /** Reads more into the buffer, behind what is left in it. */
  private boolean fill() throws IOException {
    int left = limit - next;
    System.arraycopy(buffer, next, buffer, 0, left);
    int count = in.read(buffer, left, BUFFER - left);
    next = 0;
    limit = left + Math.max(0, count);
    return count > 0;
  }

  @Override
  public long skip(long count) throws IOException {
    long left = count;
    while (left > 0 && (next < limit || fill())) {
      int step = (int) Math.min(left, limit - next);
      next += step;
      position += step;
      left -= step;
    }
    return count - left;
  }
}
