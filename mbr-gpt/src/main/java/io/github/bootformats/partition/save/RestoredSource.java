package io.github.bootformats.partition.save;

import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A disk as it is read where nothing was saved, and as it was where something was. */
final class RestoredSource implements ImageSource {
  private final ImageSource disk;
  private final SavedSectors saved;

  RestoredSource(ImageSource disk, SavedSectors saved) {
    this.disk = disk.slice(0, saved.sizeBefore());
    this.saved = saved;
  }

  @Override
  public long size() {
    return saved.sizeBefore();
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    int start = target.position();
    int count = disk.read(position, target);
    for (SavedRange range : saved.ranges()) {
      long begin = Math.max(range.offset(), position);
      long end = Math.min(range.end(), position + count);
      if (begin < end) {
        int from = (int) (begin - range.offset());
        int length = (int) (end - begin);
        target.put(start + (int) (begin - position), range.bytes().asByteBuffer(), from, length);
      }
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    disk.close();
  }
}
