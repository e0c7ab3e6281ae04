package io.github.bootformats.codecs;

import java.io.IOException;
import java.io.OutputStream;

/** Keeps encoders from closing or flushing what they write to. */
final class OpenTarget extends OutputStream {
  private final OutputStream target;

  OpenTarget(OutputStream target) {
    this.target = target;
  }

  @Override
  public void write(int value) throws IOException {
    target.write(value);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    target.write(bytes, offset, length);
  }
}
