package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.io.MemoryImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A disk as it is, and the layout that it is to get. */
final class DiskUpdate {
  private final MemoryImage disk;
  private final DiskLayout current;
  private final DiskLayout wanted;
  private final Map<PartitionConsumer, List<List<Partition>>> whole = new HashMap<>();

  DiskUpdate(MemoryImage disk, DiskLayout wanted) throws IOException {
    this.disk = disk;
    this.current = DiskLayout.read(disk, wanted.sectorSize()).model();
    this.wanted = wanted;
  }

  /** A copy of the disk as it is. */
  MemoryImage disk() {
    return disk.copy();
  }

  DiskLayout current() {
    return current;
  }

  DiskLayout wanted() {
    return wanted;
  }

  WriteCuts cuts() {
    return new WriteCuts(disk, plan(), wanted.sectorSize().bytes());
  }

  WritePlan plan() {
    return wanted.encodeOver(current);
  }

  /** Reads what a crash left. */
  DiskLayout read(MemoryImage cutDisk) throws IOException {
    return DiskLayout.read(cutDisk, wanted.sectorSize()).model();
  }

  /** Checks that a consumer sees all of the old partitions, or all of the new ones. */
  void assertOldOrNew(PartitionConsumer consumer, String cut, DiskLayout left) {
    List<Partition> seen = left.as(consumer).partitions();
    assertTrue(oldAndNew(consumer).contains(seen), () -> describe(consumer, cut, seen));
  }

  /** Checks that a consumer sees all of the old partitions, all of the new ones, or none. */
  void assertOldOrNewOrNone(PartitionConsumer consumer, String cut, DiskLayout left) {
    if (!left.as(consumer).partitions().isEmpty()) {
      assertOldOrNew(consumer, cut, left);
    }
  }

  /** Checks that all writes together make the layout that was wanted. */
  void assertResult() throws IOException {
    MemoryImage result = disk();
    plan().applyTo(result);
    assertEquals(wanted, read(result));
    assertEquals(List.of(), wanted.encodeOver(read(result)).writes());
  }

  private List<List<Partition>> oldAndNew(PartitionConsumer consumer) {
    return whole.computeIfAbsent(
        consumer,
        c -> {
          List<List<Partition>> both = new ArrayList<>();
          both.add(current.as(c).partitions());
          both.add(wanted.as(c).partitions());
          return both;
        });
  }

  private String describe(PartitionConsumer consumer, String cut, List<Partition> seen) {
    return "%s, cut %s:\n  sees %s\n  old  %s\n  new  %s\n  plan %s"
        .formatted(
            consumer.id(),
            cut,
            seen,
            oldAndNew(consumer).get(0),
            oldAndNew(consumer).get(1),
            plan());
  }
}
