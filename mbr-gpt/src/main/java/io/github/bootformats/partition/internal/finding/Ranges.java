package io.github.bootformats.partition.internal.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Ranges of sectors, to be searched for overlaps.
 *
 * @param <T> what a range belongs to
 */
final class Ranges<T> {
  /** A range of sectors, its ends unsigned and included. */
  private record Range<T>(long first, long last, T owner) {}

  private final List<Range<T>> ranges = new ArrayList<>();

  /** Adds a range that is not reversed. */
  void add(long first, long last, T owner) {
    ranges.add(new Range<>(first, last, owner));
  }

  /**
   * Reports each range that overlaps one that starts before it, with that of those which reaches
   * furthest; this takes as long as sorting.
   */
  void forEachOverlap(BiConsumer<T, T> report) {
    if (ranges.size() < 2) {
      return;
    }
    ranges.sort((one, other) -> Long.compareUnsigned(one.first(), other.first()));
    Range<T> furthest = ranges.get(0);
    for (Range<T> range : ranges.subList(1, ranges.size())) {
      if (Long.compareUnsigned(range.first(), furthest.last()) <= 0) {
        report.accept(range.owner(), furthest.owner());
      }
      if (Long.compareUnsigned(range.last(), furthest.last()) > 0) {
        furthest = range;
      }
    }
  }
}
