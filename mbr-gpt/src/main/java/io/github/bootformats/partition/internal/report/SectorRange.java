package io.github.bootformats.partition.internal.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A range of sectors of a disk.
 *
 * @param first the first sector, not negative
 * @param last the last sector; less than the first in an empty range
 */
public record SectorRange(long first, long last) {

  public long sectors() {
    return last - first + 1;
  }

  /** Clips {@code sectors} from {@code start}, both unsigned, to what is on a disk. */
  public static SectorRange onDisk(long start, long sectors, long lastLba) {
    if (start < 0 || start > lastLba || sectors == 0) {
      return new SectorRange(0, -1);
    }
    boolean beyond = sectors < 0 || sectors - 1 > lastLba - start;
    return new SectorRange(start, beyond ? lastLba : start + sectors - 1);
  }

  /** Returns what others leave of this range, in ascending order. */
  public List<SectorRange> without(List<SectorRange> others) {
    List<SectorRange> sorted = new ArrayList<>(others);
    sorted.sort(Comparator.comparingLong(SectorRange::first));
    List<SectorRange> free = new ArrayList<>();
    long next = first;
    for (SectorRange other : sorted) {
      if (other.sectors() <= 0 || other.last < next) {
        continue;
      }
      if (other.first > last) {
        break;
      }
      if (other.first > next) {
        free.add(new SectorRange(next, other.first - 1));
      }
      next = other.last + 1;
    }
    if (next <= last) {
      free.add(new SectorRange(next, last));
    }
    return free;
  }
}
