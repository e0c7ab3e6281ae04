package io.github.bootformats.partition.internal.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether gdisk comes to an end when it adds up the free space, which it does before it prints a
 * partition. It goes from gap to gap, each time looking from the sector after the last gap for the
 * next one. A partition that ends at the last possible LBA sends it back to 0, and it may start
 * again.
 */
final class GdiskFreeSpace {
  /** Sectors of a partition, both ends unsigned; {@code last < first} for none. */
  record Range(long first, long last) {}

  private static final long MAX_LBA = -1;

  private final long firstUsable;
  private final long lastUsable;

  /** What partitions cover, merged: the unsigned first LBA, the unsigned last one. */
  private final List<Range> covered = new ArrayList<>();

  /** Where entries begin, used or not. */
  private final TreeMap<Long, Boolean> starts = new TreeMap<>(Long::compareUnsigned);

  /**
   * Prepares the search.
   *
   * @param used the partitions
   * @param allStarts where the array's entries begin, those of unused entries too
   */
  GdiskFreeSpace(long firstUsable, long lastUsable, List<Range> used, List<Long> allStarts) {
    this.firstUsable = firstUsable;
    this.lastUsable = lastUsable;
    allStarts.forEach(start -> starts.put(start, true));
    used.stream()
        .filter(r -> Long.compareUnsigned(r.first(), r.last()) <= 0)
        .sorted(Comparator.comparing(Range::first, Long::compareUnsigned))
        .forEach(this::cover);
  }

  private void cover(Range range) {
    int last = covered.size() - 1;
    if (last >= 0) {
      Range before = covered.get(last);
      boolean touches =
          before.last() == MAX_LBA || Long.compareUnsigned(range.first(), before.last() + 1) <= 0;
      if (touches) {
        boolean further = Long.compareUnsigned(range.last(), before.last()) > 0;
        covered.set(last, new Range(before.first(), further ? range.last() : before.last()));
        return;
      }
    }
    covered.add(range);
  }

  /** Returns whether the search ends. */
  boolean isFinite() {
    if (covered.size() == 1 && covered.get(0).equals(new Range(0, MAX_LBA))) {
      return false;
    }
    Set<Long> visited = new HashSet<>();
    long start = 0;
    while (visited.add(start)) {
      long gap = firstFree(start);
      if (gap == 0) {
        return true;
      }
      start = lastFree(gap) + 1;
    }
    return false;
  }

  /** Returns where the next gap begins, 0 for none. */
  private long firstFree(long from) {
    long lba = Long.compareUnsigned(from, firstUsable) < 0 ? firstUsable : from;
    long free = uncovered(lba);
    return Long.compareUnsigned(free, lastUsable) > 0 ? 0 : free;
  }

  /** Returns the first LBA from here on that no partition covers, going on at 0 after the last. */
  private long uncovered(long from) {
    int low = 0;
    int high = covered.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      Range range = covered.get(middle);
      if (Long.compareUnsigned(range.last(), from) < 0) {
        low = middle + 1;
      } else if (Long.compareUnsigned(range.first(), from) > 0) {
        high = middle - 1;
      } else {
        return range.last() == MAX_LBA ? uncovered(0) : range.last() + 1;
      }
    }
    return from;
  }

  /** Returns where a gap ends: before the next entry, used or not, or at the last usable LBA. */
  private long lastFree(long gap) {
    Long next = starts.higherKey(gap);
    return next != null && Long.compareUnsigned(next, lastUsable) < 0 ? next - 1 : lastUsable;
  }
}
