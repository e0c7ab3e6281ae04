package io.github.bootformats.partition.save;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.partition.DiskWrite;
import io.github.bootformats.partition.WritePlan;
import io.github.bootformats.partition.internal.Crc;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What writes replace: the bytes before and after, in ranges as long as they can be. */
final class ReplacedRanges {
  private ReplacedRanges() {}

  static List<SavedRange> of(ImageSource disk, WritePlan plan) throws IOException {
    List<SavedRange> ranges = new ArrayList<>();
    for (long[] place : places(plan, disk.size())) {
      Bytes before = Bytes.of(disk.readBytes(place[0], Math.toIntExact(place[1] - place[0])));
      ranges.add(
          new SavedRange(place[0], before, Crc.of(written(before, place[0], plan.writes()))));
    }
    return ranges;
  }

  /** Returns where each range begins and ends, cut off at the end of the disk. */
  private static List<long[]> places(WritePlan plan, long diskSize) {
    List<DiskWrite> sorted =
        plan.writes().stream()
            .filter(w -> !w.bytes().isEmpty() && w.offset() < diskSize)
            .sorted(Comparator.comparingLong(DiskWrite::offset))
            .toList();
    List<long[]> places = new ArrayList<>();
    for (DiskWrite write : sorted) {
      long end = Math.min(write.offset() + write.bytes().length(), diskSize);
      long[] last = places.isEmpty() ? new long[] {-1, -1} : places.get(places.size() - 1);
      if (write.offset() <= last[1]) {
        last[1] = Math.max(last[1], end);
      } else {
        places.add(new long[] {write.offset(), end});
      }
    }
    return places;
  }

  /** Returns what bytes at an offset become when the writes have been made. */
  static Bytes written(Bytes before, long offset, List<DiskWrite> writes) {
    byte[] result = before.toByteArray();
    for (DiskWrite write : writes) {
      long begin = Math.max(write.offset(), offset);
      long end = Math.min(write.offset() + write.bytes().length(), offset + result.length);
      if (begin < end) {
        int from = (int) (begin - write.offset());
        int length = (int) (end - begin);
        write
            .bytes()
            .slice(from, from + length)
            .asByteBuffer()
            .get(result, (int) (begin - offset), length);
      }
    }
    return Bytes.of(result);
  }
}
