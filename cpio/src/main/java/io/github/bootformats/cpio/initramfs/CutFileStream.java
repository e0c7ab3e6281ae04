package io.github.bootformats.cpio.initramfs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a file whose entry was cut off: what was written, what was there before, zeros. */
final class CutFileStream extends InputStream {
  private final InputStream written;
  private final InputStream before;
  private final long writtenEnd;
  private final long beforeEnd;
  private final long size;
  private long position;

  /**
   * Joins the parts.
   *
   * @param written the bytes of the entry, as many as there are
   * @param before what the file had, from the same byte on
   */
  CutFileStream(
      InputStream written, long writtenEnd, InputStream before, long beforeEnd, long size) {
    this.written = written;
    this.before = before;
    this.writtenEnd = writtenEnd;
    this.beforeEnd = Math.min(beforeEnd, size);
    this.size = size;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int count;
    if (position < writtenEnd) {
      count = written.read(target, offset, (int) Math.min(length, writtenEnd - position));
    } else if (position < beforeEnd) {
      count = before.read(target, offset, (int) Math.min(length, beforeEnd - position));
    } else {
      count = (int) Math.min(length, size - position);
      Arrays.fill(target, offset, offset + count, (byte) 0);
    }
    position += Math.max(0, count);
    return count > 0 ? count : -1;
  }

  @Override
  public void close() throws IOException {
    try (written;
        before) {
      position = size;
    }
  }
}
