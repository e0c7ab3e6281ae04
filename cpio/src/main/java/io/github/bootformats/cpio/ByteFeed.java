package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import java.io.IOException;

/** Where entries are read from: a stream, or an image in which one can skip for nothing. */
interface ByteFeed {
  /** Returns how many bytes were read or skipped. */
  long position();

  /** Reads until the array's part is full or the end is reached, and returns how many it were. */
  int read(byte[] target, int offset, int length) throws IOException;

  /** Reads a few bytes: as many as are asked for, or those up to the end. */
  default Bytes take(int length) throws IOException {
    byte[] bytes = new byte[length];
    return Bytes.copyOf(bytes, 0, read(bytes, 0, length));
  }

  /** Returns what {@link #take} would, and stays where it is. */
  Bytes peek(int length) throws IOException;

  /** Skips bytes and returns how many: fewer than asked for only at the end. */
  long skip(long count) throws IOException;
}
