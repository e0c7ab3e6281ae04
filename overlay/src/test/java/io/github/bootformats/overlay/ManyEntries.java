package io.github.bootformats.overlay;

import io.github.bootformats.api.io.ImageSource;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;

/** An archive that is larger than the memory of its reader, made as it is read. */
final class ManyEntries implements ImageSource {
  private final int count;
  private final IntFunction<byte[]> maker;
  private byte[] made;
  private int number;

  /** Makes an archive of entries that are all equally long. */
  ManyEntries(int count, IntFunction<byte[]> maker) {
    this.count = count;
    this.maker = maker;
    this.made = maker.apply(0);
  }

  @Override
  public long size() {
    return (long) count * made.length;
  }

  @Override
  public int read(long position, ByteBuffer target) {
    if (position >= size()) {
      return -1;
    }
    int wanted = (int) (position / made.length);
    int offset = (int) (position % made.length);
    if (number != wanted) {
      made = maker.apply(wanted);
      number = wanted;
    }
    int read = Math.min(target.remaining(), made.length - offset);
    target.put(made, offset, read);
    return read;
  }

  @Override
  public void close() {}
}
