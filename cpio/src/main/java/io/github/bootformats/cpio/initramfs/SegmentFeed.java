package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a segment, one after the other, with a look at the next one. */
final class SegmentFeed {
  private static final int BUFFER_BYTES = 64 << 10;

  private final InputStream in;
  private final @Nullable FormatException failure;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int limit;
  private long position;

  private SegmentFeed(InputStream in, @Nullable FormatException failure) {
    this.in = in;
    this.failure = failure;
  }

  /** Reads an image, or a part of it. */
  static SegmentFeed of(ImageSource image) {
    return of(image, null);
  }

  /**
   * Reads what a member unpacks to.
   *
   * @param failure thrown where the data ends, if it ends too early
   */
  static SegmentFeed of(ImageSource data, @Nullable FormatException failure) {
    return new SegmentFeed(data.newInputStream(), failure);
  }

  /** Returns how many bytes were taken. */
  long position() {
    return position;
  }

  /** Returns the next byte, or -1 at the end. */
  int peek() throws IOException {
    return next < limit || fill() ? buffer[next] & 0xFF : -1;
  }

  private boolean fill() throws IOException {
    next = 0;
    limit = Math.max(0, in.read(buffer, 0, BUFFER_BYTES));
    if (limit == 0 && failure != null) {
      throw failure;
    }
    return limit > 0;
  }

  /** Reads until the array's part is full or the end is reached, and returns how many it were. */
  int read(byte[] target, int offset, int length) throws IOException {
    int done = 0;
    while (done < length && (next < limit || fill())) {
      int count = Math.min(length - done, limit - next);
      System.arraycopy(buffer, next, target, offset + done, count);
      advance(count);
      done += count;
    }
    return done;
  }

  /** Skips bytes and returns how many: fewer than asked for only at the end. */
  long skip(long count) throws IOException {
    long left = count - advance((int) Math.min(count, limit - next));
    while (left > BUFFER_BYTES) {
      long skipped = in.skip(left);
      if (skipped <= 0) {
        break;
      }
      position += skipped;
      left -= skipped;
    }
    while (left > 0 && fill()) {
      left -= advance((int) Math.min(left, limit));
    }
    return count - left;
  }

  private int advance(int count) {
    next += count;
    position += count;
    return count;
  }

  /** Skips NULs and returns how many. */
  long skipNuls() throws IOException {
    long start = position;
    while (next < limit || fill()) {
      int at = next;
      while (at < limit && buffer[at] == 0) {
        at++;
      }
      advance(at - next);
      if (next < limit) {
        break;
      }
    }
    return position - start;
  }

  /** Adds up bytes that are read, modulo 2<sup>32</sup>; returns -1 if there are fewer. */
  long sum(long count) throws IOException {
    long left = count;
    long sum = 0;
    while (left > 0 && (next < limit || fill())) {
      int step = (int) Math.min(left, limit - next);
      for (int i = next; i < next + step; i++) {
        sum += buffer[i] & 0xFF;
      }
      left -= advance(step);
    }
    return left > 0 ? -1 : sum & 0xFFFF_FFFFL;
  }
}
