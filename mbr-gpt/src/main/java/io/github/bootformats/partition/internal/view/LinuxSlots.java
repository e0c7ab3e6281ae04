package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The partitions that a parser of Linux has found so far, by number, and what the kernel does with
 * them afterwards: it leaves out those without sectors or beyond the end of the disk, and cuts
 * those that reach beyond it.
 *
 * <p>Linux counts in blocks of 512 bytes, whatever the disk's sector size, with unsigned 64-bit
 * numbers that wrap.
 */
public final class LinuxSlots {
  /** Numbers are less than this. */
  public static final int LIMIT = 256;

  private static final int FIRST_LOGICAL = 5;
  private static final int BLOCK = 512;

  private final SectorSize sectorSize;
  private final long capacity;
  private final Map<Integer, LinuxPartition> slots = new TreeMap<>();
  private final List<Diagnostic> notes = new ArrayList<>();
  private int next = FIRST_LOGICAL;

  LinuxSlots(DiskLayout layout) {
    this.sectorSize = layout.sectorSize();
    this.capacity = layout.sectorCount() * blocksOfSector();
  }

  /** Returns how many blocks the kernel's disk has. */
  long capacity() {
    return capacity;
  }

  /** Returns how many blocks a sector has. */
  int blocksOfSector() {
    return sectorSize.bytes() / BLOCK;
  }

  void put(int number, LinuxPartition partition) {
    slots.put(number, partition);
  }

  /** Returns whether there are no numbers left for logical partitions and slices. */
  boolean isFull() {
    return next == LIMIT;
  }

  /** Returns the number of the next logical partition or slice. */
  int next() {
    return next;
  }

  /** Adds a logical partition or slice; there must be a number left. */
  void add(LinuxPartition partition) {
    put(next++, partition);
  }

  /** Notes what the kernel says, or does without saying it. */
  void note(Diagnostic note) {
    notes.add(note);
  }

  /** Fits the partitions to the disk and adds them to a map. */
  void addTo(PartitionMap.Builder map) {
    slots.forEach((number, partition) -> fit(number, partition, map));
    notes.forEach(map::note);
  }

  private void fit(int number, LinuxPartition partition, PartitionMap.Builder map) {
    long from = partition.from();
    long size = partition.size();
    if (size == 0) {
      return;
    }
    if (Long.compareUnsigned(from, capacity) >= 0) {
      note(
          Severity.WARNING,
          "linux.partition-beyond-end",
          number,
          "begins beyond the end of the disk and is left out");
      return;
    }
    // The kernel's sum wraps, so a size of nearly 2^64 is not cut.
    if (Long.compareUnsigned(from + size, capacity) > 0) {
      size = capacity - from;
      note(
          Severity.WARNING,
          "linux.partition-cut",
          number,
          "reaches beyond the end of the disk and is cut there");
    } else if (Long.compareUnsigned(size, capacity) > 0) {
      note(
          Severity.ERROR,
          "linux.partition-ends-before-start",
          number,
          "ends before it begins; the kernel takes that for nearly 2^64 blocks");
    }
    map.add(partition(number, partition, size));
  }

  private void note(Severity severity, String code, int number, String what) {
    note(Diagnostic.of(severity, code, "Partition " + number + " " + what));
  }

  private Partition partition(int number, LinuxPartition partition, long size) {
    long from = partition.from();
    SectorSize unit = sectorSize;
    int blocks = blocksOfSector();
    if (Long.remainderUnsigned(from, blocks) != 0 || Long.remainderUnsigned(size, blocks) != 0) {
      // Only slices of nested tables can do this: they count in blocks on any disk.
      unit = SectorSize.B512;
      blocks = 1;
    }
    Partition.Builder builder =
        Partition.builder(
                number, unit, Long.divideUnsigned(from, blocks), Long.divideUnsigned(size, blocks))
            .type(partition.type(), partition.typeName())
            .name(partition.name())
            .flags(partition.flags());
    partition.uuid().ifPresent(builder::uuid);
    return builder.build();
  }
}
