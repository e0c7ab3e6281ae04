package io.github.bootformats.tree.nio;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A file that is read from its first byte to its last, straight from the format's own stream. */
final class ContentStream extends FilterInputStream {
  private final OpenFiles files;
  private volatile boolean closed;

  private ContentStream(OpenFiles files, InputStream in) {
    super(in);
    this.files = files;
  }

  static ContentStream of(OpenFiles files, InputStream in) throws IOException {
    return files.add(new ContentStream(files, in));
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("stream closed");
    }
  }

  @Override
  public int read() throws IOException {
    checkOpen();
    return in.read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    checkOpen();
    return in.read(target, offset, length);
  }

  @Override
  public long skip(long count) throws IOException {
    checkOpen();
    return in.skip(count);
  }

  @Override
  public int available() throws IOException {
    checkOpen();
    return in.available();
  }

  @Override
  public long transferTo(OutputStream target) throws IOException {
    checkOpen();
    return in.transferTo(target);
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      files.remove(this);
      in.close();
    }
  }
}
