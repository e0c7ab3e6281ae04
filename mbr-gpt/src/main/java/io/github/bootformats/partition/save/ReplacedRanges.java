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

  /** A range of a disk. */
  record Place(long begin, long end) {
    Bytes in(ImageSource disk) throws IOException {
      return Bytes.read(disk, begin, Math.toIntExact(end - begin));
    }
  }

  static List<SavedRange> of(ImageSource disk, WritePlan plan) throws IOException {
    List<SavedRange> ranges = new ArrayList<>();
    for (Place place : places(plan.writes(), disk.size())) {
      Bytes before = place.in(disk);
      Bytes after = written(before, place.begin(), plan.writes());
      ranges.add(new SavedRange(place.begin(), before, Crc.of(after)));
    }
    return ranges;
  }

  /** Returns what writes cover, in ascending order, cut off at the end of the disk. */
  static List<Place> places(List<DiskWrite> writes, long diskSize) {
    List<DiskWrite> sorted =
        writes.stream()
            .filter(w -> !w.bytes().isEmpty() && w.offset() < diskSize)
            .sorted(Comparator.comparingLong(DiskWrite::offset))
            .toList();
    List<Place> places = new ArrayList<>();
    for (DiskWrite write : sorted) {
      Place place =
          new Place(write.offset(), Math.min(write.offset() + write.bytes().length(), diskSize));
      int last = places.size() - 1;
      if (last >= 0 && place.begin() <= places.get(last).end()) {
        Place joined = places.get(last);
        places.set(last, new Place(joined.begin(), Math.max(joined.end(), place.end())));
      } else {
        places.add(place);
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
