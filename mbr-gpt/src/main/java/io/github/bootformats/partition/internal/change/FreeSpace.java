package io.github.bootformats.partition.internal.change;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The sectors of a disk that are still free. */
public final class FreeSpace {
  /** From the first sector of each free range to the one after its last. */
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  /** Where the sectors begin that were taken with a place, by the place's first sector. */
  private final Map<Long, Long> takenFrom = new HashMap<>();

  private final long alignment;

  /** How many sectors before a place must be free as well. */
  private final long lead;

  /**
   * Starts with one free range.
   *
   * @param first its first sector
   * @param end the sector after its last
   * @param alignment what the places that are found are multiples of, in sectors
   */
  public FreeSpace(long first, long end, long alignment) {
    this(first, end, alignment, 0);
  }

  private FreeSpace(long first, long end, long alignment, long lead) {
    this.alignment = alignment;
    this.lead = lead;
    if (first < end) {
      ranges.put(first, end);
    }
  }

  /**
   * Starts with an extended partition without EBRs. Each place in it takes free sectors before it
   * too, for its EBR: up to as many as the alignment has.
   */
  public static FreeSpace inside(Extent extended, long alignment) {
    return new FreeSpace(extended.first(), extended.end(), alignment, 1);
  }

  /** Returns what the places that are found are multiples of, in sectors. */
  public long alignment() {
    return alignment;
  }

  /** Takes an extent, aligned or not, if all of it is free. */
  public boolean take(Extent wanted) {
    Map.Entry<Long, Long> range = ranges.floorEntry(wanted.first() - lead);
    if (range == null || range.getValue() - wanted.first() < wanted.sectors()) {
      return false;
    }
    long from = lead == 0 ? wanted.first() : Math.max(range.getKey(), wanted.first() - alignment);
    takenFrom.put(wanted.first(), from);
    remove(from, wanted.end());
    return true;
  }

  /** Returns the first of the sectors that were taken with a place: where its EBR goes. */
  public long takenFrom(Extent place) {
    return takenFrom.getOrDefault(place.first(), place.first());
  }

  /** Takes all of a range that is still free. */
  public void remove(long first, long end) {
    if (first >= end) {
      return;
    }
    Map.Entry<Long, Long> below = ranges.lowerEntry(first);
    if (below != null && below.getValue() > first) {
      ranges.put(below.getKey(), first);
      if (below.getValue() > end) {
        ranges.put(end, below.getValue());
      }
    }
    Map<Long, Long> within = ranges.subMap(first, end);
    OptionalLong last = within.values().stream().mapToLong(Long::longValue).max();
    within.clear();
    if (last.isPresent() && last.getAsLong() > end) {
      ranges.put(end, last.getAsLong());
    }
  }

  /** Finds the lowest aligned place that is large enough. */
  public Optional<Extent> lowest(long sectors) {
    for (Map.Entry<Long, Long> range : ranges.entrySet()) {
      long first = firstIn(range);
      if (range.getValue() - first >= sectors) {
        return Optional.of(new Extent(first, sectors));
      }
    }
    return Optional.empty();
  }

  /** Finds the highest aligned place below a sector that is large enough. */
  public Optional<Extent> highest(long sectors, long below) {
    for (Map.Entry<Long, Long> range : ranges.headMap(below, false).descendingMap().entrySet()) {
      long first = alignedDown(Math.min(range.getValue(), below) - sectors);
      if (first >= range.getKey() + lead) {
        return Optional.of(new Extent(first, sectors));
      }
    }
    return Optional.empty();
  }

  /** Finds the largest extent that begins at an aligned place. */
  public Optional<Extent> largest() {
    Optional<Extent> largest = Optional.empty();
    for (Map.Entry<Long, Long> range : ranges.entrySet()) {
      long first = firstIn(range);
      long sectors = range.getValue() - first;
      if (sectors > largest.map(Extent::sectors).orElse(0L)) {
        largest = Optional.of(new Extent(first, sectors));
      }
    }
    return largest;
  }

  /** Like {@link #largest}, with an aligned end too, unless that would leave nothing of it. */
  public Optional<Extent> rest() {
    return largest().map(this::withAlignedEnd);
  }

  /** Like {@link #rest}, but from a sector that is given. */
  public Optional<Extent> restFrom(long first) {
    return Optional.ofNullable(ranges.floorEntry(first - lead))
        .filter(range -> range.getValue() > first)
        .map(range -> withAlignedEnd(new Extent(first, range.getValue() - first)));
  }

  /** Returns how many sectors are free from one on. */
  public long sectorsFrom(long sector) {
    Map.Entry<Long, Long> range = ranges.floorEntry(sector);
    return range == null ? 0 : Math.max(0, range.getValue() - sector);
  }

  /** Finds a sector for an EBR: as far before a partition as the alignment, if there is room. */
  public OptionalLong ebrBefore(long partition) {
    Map.Entry<Long, Long> range = ranges.lowerEntry(partition);
    if (range == null) {
      return OptionalLong.empty();
    }
    long end = Math.min(range.getValue(), partition);
    return OptionalLong.of(Math.max(range.getKey(), end - alignment));
  }

  /** Returns how many sectors are free at aligned places, whole alignments only. */
  public long alignedSectors() {
    return ranges.entrySet().stream()
        .mapToLong(range -> Math.max(0, alignedDown(range.getValue()) - firstIn(range)))
        .sum();
  }

  /** Returns the free ranges in ascending order. */
  public List<Extent> ranges() {
    return ranges.entrySet().stream()
        .map(range -> new Extent(range.getKey(), range.getValue() - range.getKey()))
        .toList();
  }

  private long firstIn(Map.Entry<Long, Long> range) {
    return alignedUp(range.getKey() + lead);
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
