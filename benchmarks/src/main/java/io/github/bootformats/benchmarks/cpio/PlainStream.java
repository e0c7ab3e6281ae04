package io.github.bootformats.benchmarks.cpio;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file as if it came through a pipe: nothing can be skipped but by reading. */
final class PlainStream extends FilterInputStream {
  PlainStream(InputStream in) {
    super(in);
  }

  @Override
  public long skip(long count) throws IOException {
    return in.readNBytes((int) Math.min(count, 1 << 16)).length;
  }
}
