package io.github.bootformats.partition;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The sectors of a disk that are still free. */
final class FreeSpace {
  /** From the first sector of each free range to the one after its last. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  private final long alignment;

  /**
   * Starts with one free range.
   *
   * @param first its first sector
   * @param end the sector after its last
   * @param alignment what the places that are found are multiples of, in sectors
   */
  FreeSpace(long first, long end, long alignment) {
    this.alignment = alignment;
    if (first < end) {
      ranges.put(first, end);
    }
  }

  /** Takes an extent, aligned or not, if all of it is free. */
  boolean take(Extent wanted) {
    Map.Entry<Long, Long> range = ranges.floorEntry(wanted.first());
    if (range == null || range.getValue() - wanted.first() < wanted.sectors()) {
      return false;
    }
    ranges.remove(range.getKey());
    if (range.getKey() < wanted.first()) {
      ranges.put(range.getKey(), wanted.first());
    }
    if (wanted.end() < range.getValue()) {
      ranges.put(wanted.end(), range.getValue());
    }
    return true;
  }

  /** Finds the lowest aligned place that is large enough. */
  Optional<Extent> lowest(long sectors) {
    for (Map.Entry<Long, Long> range : ranges.entrySet()) {
      long first = alignedUp(range.getKey());
      if (range.getValue() - first >= sectors) {
        return Optional.of(new Extent(first, sectors));
      }
    }
    return Optional.empty();
  }

  /** Finds the highest aligned place that is large enough. */
  Optional<Extent> highest(long sectors) {
    for (Map.Entry<Long, Long> range : ranges.descendingMap().entrySet()) {
      long first = alignedDown(range.getValue() - sectors);
      if (first >= range.getKey()) {
        return Optional.of(new Extent(first, sectors));
      }
    }
    return Optional.empty();
  }

  /** Finds the largest extent that begins at an aligned place. */
  Optional<Extent> largest() {
    Optional<Extent> largest = Optional.empty();
    for (Map.Entry<Long, Long> range : ranges.entrySet()) {
      long first = alignedUp(range.getKey());
      long sectors = range.getValue() - first;
      if (sectors > largest.map(Extent::sectors).orElse(0L)) {
        largest = Optional.of(new Extent(first, sectors));
      }
    }
    return largest;
  }

  /** Like {@link #largest}, with an aligned end too, unless that would leave nothing of it. */
  Optional<Extent> rest() {
    return largest().map(this::withAlignedEnd);
  }

  /** Like {@link #rest}, but from a sector that is given. */
  Optional<Extent> restFrom(long first) {
    return Optional.ofNullable(ranges.floorEntry(first))
        .filter(range -> range.getValue() > first)
        .map(range -> withAlignedEnd(new Extent(first, range.getValue() - first)));
  }

  private Extent withAlignedEnd(Extent extent) {
    long end = alignedDown(extent.end());
    return end > extent.first() ? new Extent(extent.first(), end - extent.first()) : extent;
  }

  private long alignedUp(long sector) {
    return alignedDown(sector + alignment - 1);
  }

  private long alignedDown(long sector) {
    return Math.floorDiv(sector, alignment) * alignment;
  }
}
