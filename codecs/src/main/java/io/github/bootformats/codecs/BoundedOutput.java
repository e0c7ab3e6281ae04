package io.github.bootformats.codecs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** A range of an array to write to. */
final class BoundedOutput extends OutputStream {
  private final byte[] bytes;
  private final int from;
  private final int to;
  private int at;

  /** There is no room left. */
  static final class FullException extends IOException {
    private static final long serialVersionUID = 1;
  }

  BoundedOutput(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    this.bytes = bytes;
    this.from = offset;
    this.at = offset;
    this.to = offset + length;
  }

  @Override
  public void write(int value) throws IOException {
    if (at == to) {
      throw new FullException();
    }
    bytes[at++] = (byte) value;
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    if (length > to - at) {
      throw new FullException();
    }
    System.arraycopy(source, offset, bytes, at, length);
    at += length;
  }

  int count() {
    return at - from;
  }
}
