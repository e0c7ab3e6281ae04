package io.github.bootformats.partition.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sectors that nothing takes yet. */
final class FreeRanges {
  /**
   * Sectors side by side.
   *
   * @param first the first
   * @param last the last, not less
   */
  record Range(long first, long last) {
    long sectors() {
      return last - first + 1;
    }

    boolean holds(long lba) {
      return first <= lba && lba <= last;
    }
  }

  private final TreeMap<Long, Long> lastByFirst = new TreeMap<>();

  /** Starts with one range, or with none if the last sector is before the first. */
  FreeRanges(long first, long last) {
    if (first <= last) {
      lastByFirst.put(first, last);
    }
  }

  boolean isEmpty() {
    return lastByFirst.isEmpty();
  }

  /** Returns the ranges in ascending order. */
  List<Range> all() {
    List<Range> ranges = new ArrayList<>(lastByFirst.size());
    lastByFirst.forEach((first, last) -> ranges.add(new Range(first, last)));
    return ranges;
  }

  /** Returns the largest range, the first of those that are equally large. */
  Optional<Range> largest() {
    Range largest = null;
    for (Map.Entry<Long, Long> entry : lastByFirst.entrySet()) {
      Range range = new Range(entry.getKey(), entry.getValue());
      if (largest == null || range.sectors() > largest.sectors()) {
        largest = range;
      }
    }
    return Optional.ofNullable(largest);
  }

  /** Returns the range that a sector is in. */
  Optional<Range> around(long lba) {
    Map.Entry<Long, Long> entry = lastByFirst.floorEntry(lba);
    return entry != null && entry.getValue() >= lba
        ? Optional.of(new Range(entry.getKey(), entry.getValue()))
        : Optional.empty();
  }

  /** Returns the last free sector. */
  long last() {
    return lastByFirst.lastEntry().getValue();
  }

  /** Takes sectors, whether they are free or not. */
  void remove(long first, long last) {
    Map.Entry<Long, Long> entry = lastByFirst.floorEntry(last);
    while (entry != null && entry.getValue() >= first) {
      lastByFirst.remove(entry.getKey());
      if (entry.getValue() > last) {
        lastByFirst.put(last + 1, entry.getValue());
      }
      if (entry.getKey() < first) {
        lastByFirst.put(entry.getKey(), first - 1);
      }
      entry = lastByFirst.lowerEntry(entry.getKey());
    }
  }
}
