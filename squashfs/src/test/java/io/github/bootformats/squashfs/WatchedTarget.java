package io.github.bootformats.squashfs;

import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.MemoryImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A target that has room for so many bytes, and notes what is done. */
final class WatchedTarget implements ImageTarget {
  private final MemoryImage image;
  private final long room;
  final List<String> log = new ArrayList<>();

  WatchedTarget(MemoryImage image, long room) {
    this.image = image;
    this.room = room;
  }

  @Override
  public long size() {
    return image.size();
  }

  @Override
  public void write(long position, ByteBuffer source) throws IOException {
    check(position, source.remaining());
    log.add("write " + position + " " + source.remaining());
    image.write(position, source);
  }

  @Override
  public void writeZeros(long position, long length) throws IOException {
    check(position, length);
    log.add("zeros " + position + " " + length);
    image.writeZeros(position, length);
  }

  private void check(long position, long length) throws IOException {
    if (position + length > room) {
      throw new IOException("no space left");
    }
  }

  @Override
  public void truncate(long size) {
    throw new AssertionError("truncated");
  }

  @Override
  public void force() {
    log.add("force");
  }

  @Override
  public void close() {
    throw new AssertionError("closed");
  }
}
