package io.github.bootformats.partition.internal.view;

import java.util.Map;
import java.util.TreeMap;

/**
 * The partitions that libparted has taken so far, and its rules for one more. It adds what a table
 * lists one by one, as if a user created it, and gives up the whole table at the first one that
 * does not fit. LBAs are signed here.
 */
final class PartedSpace {
  private static final int FIRST_LOGICAL = 5;

  private final long diskSectors;
  private final TreeMap<Long, Long> primaries = new TreeMap<>();
  private final TreeMap<Long, Logical> logicals = new TreeMap<>();
  private long extendedStart = -1;
  private long extendedEnd = -1;

  private record Logical(int number, long end) {}

  PartedSpace(long diskSectors) {
    this.diskSectors = diskSectors;
  }

  boolean hasExtended() {
    return extendedStart >= 0;
  }

  long extendedStart() {
    return extendedStart;
  }

  /** Takes a partition that is not a logical one. */
  void add(long start, long end) throws ToolRefusal {
    Map.Entry<Long, Long> before = primaries.lowerEntry(start);
    Long after = primaries.ceilingKey(start);
    long min = before == null ? 0 : before.getValue() + 1;
    long max = after == null ? Long.MAX_VALUE - 1 : after - 1;
    checkGap(min, max, start, end);
    checkOnDisk(end);
    primaries.put(start, end);
  }

  /** Takes the extended partition, of which there must be one only. */
  void addExtended(long start, long end) throws ToolRefusal {
    if (hasExtended()) {
      throw new ToolRefusal("parted.two-extended", "There is more than one extended partition");
    }
    add(start, end);
    extendedStart = start;
    extendedEnd = end;
  }

  /** Takes a logical partition, which gets the lowest number that is free. */
  int addLogical(long start, long end) throws ToolRefusal {
    Map.Entry<Long, Logical> before = logicals.lowerEntry(start);
    Long after = logicals.ceilingKey(start);
    long min = before == null ? extendedStart : before.getValue().end() + 1;
    long max = after == null ? extendedEnd : after - 1;
    checkGap(min, max, start, end);
    int number = FIRST_LOGICAL + logicals.size();
    if (number > PartedMbr.MAX_PARTITIONS) {
      throw new ToolRefusal("parted.too-many", "There are more than 60 logical partitions");
    }
    checkOnDisk(end);
    logicals.put(start, new Logical(number, end));
    checkRoomForEbr(start);
    if (after != null) {
      checkRoomForEbr(after);
    }
    return number;
  }

  /** A gap of one sector is not found: libparted takes its two ends for crossed. */
  private static void checkGap(long min, long max, long start, long end) throws ToolRefusal {
    if (min >= max || start < min || end > max) {
      throw new ToolRefusal(
          "parted.overlap",
          "The partition of sectors %s to %s overlaps another one, leaves its extended partition, or fills a gap of one sector"
              .formatted(start, end));
    }
  }

  private void checkOnDisk(long end) throws ToolRefusal {
    if (end >= diskSectors) {
      throw new ToolRefusal(
          "parted.outside-disk", "A partition ends at LBA %s, outside the disk".formatted(end));
    }
  }

  /** Where an EBR would have to be, there must be a sector; but partition 5 may do without one. */
  private void checkRoomForEbr(long start) throws ToolRefusal {
    Map.Entry<Long, Logical> before = logicals.lowerEntry(start);
    long free = before == null ? extendedStart + 1 : before.getValue().end() + 1;
    Logical logical = logicals.get(start);
    if (logical != null && logical.number() != FIRST_LOGICAL && free >= start) {
      throw new ToolRefusal(
          "parted.crash",
          "parted aborts: there is no sector for an EBR before logical partition %s"
              .formatted(logical.number()));
    }
  }
}
