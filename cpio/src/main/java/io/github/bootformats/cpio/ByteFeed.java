package io.github.bootformats.cpio;

import java.io.IOException;

/** Where entries are read from: a stream, or an image in which one can skip for nothing. */
interface ByteFeed {
  /** Returns how many bytes were read or skipped. */
  long position();

  /** Reads until the array's part is full or the end is reached, and returns how many it were. */
  int read(byte[] target, int offset, int length) throws IOException;

  /** Skips bytes and returns how many: fewer than asked for only at the end. */
  long skip(long count) throws IOException;
}
