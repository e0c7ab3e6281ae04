package io.github.bootformats.partition.authoring;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.internal.Sectors;
import io.github.bootformats.partition.internal.change.EbrChain;
import io.github.bootformats.partition.internal.change.Extent;
import io.github.bootformats.partition.internal.change.FreeSpace;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.List;

/**
 * The logical partitions of an extended one: at each aligned place an EBR, at the next one its
 * partition.
 */
final class LogicalChain {
  /** What the sectors of a partition are called that takes the rest. */
  private static final long REST = Placer.REST;

  private final List<MbrPartitionSpec> partitions;
  private final SectorSize sectorSize;
  private final long alignment;

  /**
   * Prepares a chain.
   *
   * @param alignment in sectors
   */
  LogicalChain(List<MbrPartitionSpec> partitions, SectorSize sectorSize, long alignment) {
    this.partitions = partitions;
    this.sectorSize = sectorSize;
    this.alignment = alignment;
  }

  /** Returns the bytes that an extended partition needs for this, or {@link Placer#REST}. */
  long bytesNeeded() {
    if (indexOfRest() < partitions.size()) {
      return Placer.REST;
    }
    long sectors = sectorsFrom(0);
    // More than there can be is too much all the same.
    return sectors <= Long.MAX_VALUE / sectorSize.bytes()
        ? sectors * sectorSize.bytes()
        : Long.MAX_VALUE;
  }

  /** Makes the EBRs of an extended partition, at least one: an empty one stands for none. */
  List<Ebr> ebrs(Extent extended) {
    List<Extent> places = new ArrayList<>();
    List<Long> lbas = new ArrayList<>();
    long lba = extended.first();
    for (int i = 0; i < partitions.size(); i++) {
      long first = alignedUp(lba + 1);
      long sectors = sectors(i) == REST ? rest(i, first, extended) : sectors(i);
      if (sectors < 1 || sectors > extended.end() - first) {
        throw new IllegalArgumentException(
            "partition %s does not fit into the extended partition of %s bytes"
                .formatted(MbrSector.ENTRIES + 1 + i, extended.sectors() * sectorSize.bytes()));
      }
      lbas.add(lba);
      places.add(new Extent(first, sectors));
      lba = alignedUp(first + sectors);
    }
    EbrChain chain = EbrChain.empty(sectorSize, extended.first());
    FreeSpace none = new FreeSpace(0, 0, alignment);
    for (int i = 0; i < places.size(); i++) {
      chain.add(lbas.get(i), new EbrChain.Logical(places.get(i), data(i, places.get(i))), none);
    }
    return chain.ebrs();
  }

  private MbrEntry data(int index, Extent place) {
    MbrPartitionSpec partition = partitions.get(index);
    return MbrEntry.of(partition.type(), place.first(), place.sectors())
        .withActive(partition.isActive());
  }

  private long rest(int index, long first, Extent extended) {
    long behind = index + 1 < partitions.size() ? sectorsFrom(index + 1) : 0;
    long limit = extended.end() - behind;
    long end = limit / alignment * alignment;
    return (end > first || behind > 0 ? end : limit) - first;
  }

  /** How many sectors the chain takes from one of its partitions on, if it begins aligned. */
  private long sectorsFrom(int index) {
    long end = 0;
    for (int i = index; i < partitions.size(); i++) {
      end = alignedUp(alignedUp(end) + 1) + sectors(i);
    }
    return end;
  }

  private int indexOfRest() {
    int found = partitions.size();
    for (int i = 0; i < partitions.size(); i++) {
      if (partitions.get(i).size() == Placer.REST) {
        if (found < partitions.size()) {
          throw new IllegalArgumentException(
              "only one logical partition can take the rest, not both %s and %s"
                  .formatted(MbrSector.ENTRIES + 1 + found, MbrSector.ENTRIES + 1 + i));
        }
        found = i;
      }
    }
    return found;
  }

  private long sectors(int index) {
    long size = partitions.get(index).size();
    return size == REST ? REST : Sectors.holding(size, sectorSize);
  }

  private long alignedUp(long sector) {
    return (sector + alignment - 1) / alignment * alignment;
  }
}
