package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The list that libblkid's probers add partitions to: it gives the numbers and counts in 512s. */
final class LibblkidList {
  private static final int FIRST_LOGICAL = 5;

  private final SectorSize sectorSize;
  private final List<Partition> partitions = new ArrayList<>();
  private final Set<Long> starts = new HashSet<>();
  private int nextNumber = 1;

  LibblkidList(SectorSize sectorSize) {
    this.sectorSize = sectorSize;
  }

  /** Returns how many of libblkid's units of 512 bytes a sector has. */
  static int unitsIn(SectorSize sectorSize) {
    return sectorSize.bytes() / SectorSize.B512.bytes();
  }

  int nextNumber() {
    return nextNumber;
  }

  /** Leaves a number out. */
  void skip() {
    nextNumber++;
  }

  /** Goes on with the number of the first logical partition. */
  void skipToLogical() {
    nextNumber = FIRST_LOGICAL;
  }

  /** Returns whether a partition with this start, in units of 512 bytes, is in the list already. */
  boolean hasStart(long start) {
    return starts.contains(start);
  }

  /** Starts the next partition; both numbers are unsigned and in units of 512 bytes. */
  Partition.Builder next(long start, long size) {
    starts.add(start);
    int number = nextNumber++;
    int units = unitsIn(sectorSize);
    // A slice may begin in the middle of a larger sector.
    return Long.remainderUnsigned(start, units) == 0 && Long.remainderUnsigned(size, units) == 0
        ? Partition.builder(
            number, sectorSize, Long.divideUnsigned(start, units), Long.divideUnsigned(size, units))
        : Partition.builder(number, SectorSize.B512, start, size);
  }

  void add(Partition.Builder partition) {
    partitions.add(partition.build());
  }

  void addTo(PartitionMap.Builder map) {
    partitions.forEach(map::add);
  }
}
