package io.github.bootformats.testsupport;

import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is asked of a source. */
public final class CountingSource implements ImageSource {
  private final ImageSource source;
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong bytes = new AtomicLong();

  /**
   * Begins to count.
   *
   * @param source is closed with this one
   */
  public CountingSource(ImageSource source) {
    this.source = source;
  }

  /** Returns how often somebody has read. */
  public long reads() {
    return reads.get();
  }

  /** Returns how many bytes somebody wanted. */
  public long bytes() {
    return bytes.get();
  }

  /** Begins anew. */
  public void reset() {
    reads.set(0);
    bytes.set(0);
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    reads.incrementAndGet();
    bytes.addAndGet(target.remaining());
    return source.read(position, target);
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
