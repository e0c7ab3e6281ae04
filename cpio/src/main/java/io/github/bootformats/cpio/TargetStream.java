package io.github.bootformats.cpio;

import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** Writes to a target from its first byte on. */
final class TargetStream extends OutputStream {
  private final ImageTarget target;
  private long position;

  TargetStream(ImageTarget target) {
    this.target = target;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    target.write(position, ByteBuffer.wrap(bytes, offset, length));
    position += length;
  }
}
