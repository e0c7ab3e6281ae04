package io.github.bootformats.partition.internal.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

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
    forEachOverlap(owner -> true, report);
  }

  /** Does the same with the overlaps of which either range matters. */
  void forEachOverlap(Predicate<T> matters, BiConsumer<T, T> report) {
    ranges.sort((one, other) -> Long.compareUnsigned(one.first(), other.first()));
    @Nullable Range<T> furthest = null;
    @Nullable Range<T> furthestThatMatters = null;
    for (Range<T> range : ranges) {
      boolean rangeMatters = matters.test(range.owner());
      Range<T> before = rangeMatters ? furthest : furthestThatMatters;
      if (before != null && Long.compareUnsigned(range.first(), before.last()) <= 0) {
        report.accept(range.owner(), before.owner());
      }
      furthest = further(furthest, range);
      if (rangeMatters) {
        furthestThatMatters = further(furthestThatMatters, range);
      }
    }
  }

  private static <T> Range<T> further(@Nullable Range<T> one, Range<T> other) {
    return one == null || Long.compareUnsigned(other.last(), one.last()) > 0 ? other : one;
  }
}
