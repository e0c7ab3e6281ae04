package io.github.bootformats.squashfs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bytes of a file whose pieces are decoded ahead. */
final class AheadStream extends InputStream {
  private static final AheadPiece.Part NOTHING = new AheadPiece.Part(new byte[0], 0, 0);

  private final AheadFile file;
  private final Runnable fill;
  private final Runnable end;
  private @Nullable AheadPiece piece;
  private AheadPiece.Part part = NOTHING;
  private int from;
  private boolean closed;

  /**
   * Creates a stream.
   *
   * @param file the file
   * @param fill queues pieces, of this file first
   * @param end called when the stream is closed
   */
  AheadStream(AheadFile file, Runnable fill, Runnable end) {
    this.file = file;
    this.fill = fill;
    this.end = end;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    checkOpen();
    if (length == 0) {
      return 0;
    }
    if (from == part.end && !advance()) {
      return -1;
    }
    int count = Math.min(length, part.end - from);
    System.arraycopy(part.bytes, from, target, offset, count);
    from += count;
    return count;
  }

  @Override
  public synchronized long transferTo(OutputStream target) throws IOException {
    Objects.requireNonNull(target);
    checkOpen();
    long count = 0;
    while (from < part.end || advance()) {
      target.write(part.bytes, from, part.end - from);
      count += part.end - from;
      from = part.end;
    }
    return count;
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("stream closed");
    }
  }

  /** Waits for the next piece; returns whether there is one. */
  private boolean advance() throws IOException {
    recycle();
    fill.run();
    AheadPiece next = file.peek();
    if (next == null) {
      return false;
    }
    part = next.get();
    piece = next;
    from = part.begin;
    file.removeFirst();
    return true;
  }

  private void recycle() {
    AheadPiece used = piece;
    if (used != null) {
      used.recycle(part);
    }
    piece = null;
    part = NOTHING;
    from = 0;
  }

  @Override
  public synchronized int available() throws IOException {
    checkOpen();
    return part.end - from;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      recycle();
      file.clear();
      end.run();
    }
  }
}
