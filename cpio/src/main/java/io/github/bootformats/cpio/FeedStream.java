package io.github.bootformats.cpio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** All that is left of a feed. */
final class FeedStream extends InputStream {
  private final ByteFeed feed;

  FeedStream(ByteFeed feed) {
    this.feed = feed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return feed.read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    int count = feed.read(target, offset, length);
    return count == 0 ? -1 : count;
  }

  @Override
  public long skip(long count) throws IOException {
    return feed.skip(Math.max(0, count));
  }
}
