package io.github.bootformats.partition.save;

import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A disk as it is read where nothing was saved, and as it was where something was. It has the size
 * from before, whatever its own is; zeros follow its end.
 */
final class RestoredSource implements ImageSource {
  private final ImageSource disk;
  private final long size;
  private final List<SavedRange> ranges;

  /** Puts ranges over a disk; they ascend and do not overlap. */
  RestoredSource(ImageSource disk, long size, List<SavedRange> ranges) {
    this.disk = disk.slice(0, Math.min(disk.size(), size));
    this.size = size;
    this.ranges = ranges;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    int start = target.position();
    int count = position < disk.size() ? disk.read(position, target) : zeros(position, target);
    for (int i = firstEndingBehind(position);
        i < ranges.size() && ranges.get(i).offset() < position + count;
        i++) {
      SavedRange range = ranges.get(i);
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

  /** Returns the index of the first range, as they ascend, that does not end before a position. */
  private int firstEndingBehind(long position) {
    int low = 0;
    int high = ranges.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ranges.get(middle).end() > position) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Reads behind the end of the disk; returns -1 behind the own end, as every source does. */
  private int zeros(long position, ByteBuffer target) {
    if (position >= size) {
      return target.hasRemaining() ? -1 : 0;
    }
    int count = (int) Math.min(target.remaining(), size - position);
    target.put(new byte[count]);
    return count;
  }

  @Override
  public void close() throws IOException {
    disk.close();
  }
}
