package io.github.bootformats.overlay;

import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The content of a file that other threads may read or write. */
record GuardedTarget(Guard guard, ImageTarget target) implements ImageTarget {
  @Override
  public long size() throws IOException {
    return guard.read(target::size);
  }

  @Override
  public void write(long position, ByteBuffer source) throws IOException {
    guard.change(() -> target.write(position, source));
  }

  @Override
  public void writeZeros(long position, long length) throws IOException {
    guard.change(() -> target.writeZeros(position, length));
  }

  @Override
  public void truncate(long size) throws IOException {
    guard.change(() -> target.truncate(size));
  }

  @Override
  public void force() throws IOException {
    target.force();
  }

  @Override
  public void close() throws IOException {
    target.close();
  }
}
