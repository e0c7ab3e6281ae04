package io.github.bootformats.tree.nio;

import io.github.bootformats.api.tree.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a content that has only streams. Going forward skips; going back opens a new stream and
 * skips from the start. Nothing is kept in memory, so who jumps about pays with time.
 */
final class StreamReader implements ContentReader {
  private static final int CHUNK = 8192;

  private final FileContent content;
  private final long size;
  private @Nullable InputStream stream;

  /** Where the stream is. */
  private long at;

  StreamReader(FileContent content) throws IOException {
    this.content = content;
    this.size = content.size();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    if (position >= size) {
      return -1;
    }
    byte[] chunk = new byte[Math.min(target.remaining(), CHUNK)];
    try {
      int count = chunk.length == 0 ? 0 : streamAt(position).read(chunk);
      if (count > 0) {
        target.put(chunk, 0, count);
        at += count;
      }
      return count;
    } catch (IOException e) {
      try (this) {
        throw e; // and nobody knows where the stream is
      }
    }
  }

  private InputStream streamAt(long position) throws IOException {
    if (position < at) {
      close();
    }
    InputStream in = stream;
    if (in == null) {
      in = content.newInputStream();
      stream = in;
      at = 0;
    }
    if (position > at) {
      in.skipNBytes(position - at);
      at = position;
    }
    return in;
  }

  @Override
  public void close() throws IOException {
    InputStream in = stream;
    stream = null;
    at = 0;
    if (in != null) {
      in.close();
    }
  }
}
