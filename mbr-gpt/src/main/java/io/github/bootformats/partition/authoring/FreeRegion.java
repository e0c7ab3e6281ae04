package io.github.bootformats.partition.authoring;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.io.SectorSize;

/**
 * A run of sectors that no partition has, as large as it can be.
 *
 * @param kind where it lies
 * @param sectorSize the size of the disk's sectors
 * @param firstLba its first sector, aligned or not
 * @param sectors how many sectors it has
 */
public record FreeRegion(Kind kind, SectorSize sectorSize, long firstLba, long sectors) {
  /**
   * Creates a region.
   *
   * @param kind where it lies
   * @param sectorSize the size of the disk's sectors
   * @param firstLba its first sector, not negative
   * @param sectors how many sectors it has, at least 1
   */
  public FreeRegion {
    requireNonNull(kind);
    requireNonNull(sectorSize);
    if (firstLba < 0 || sectors < 1) {
      throw new IllegalArgumentException("%s sectors at LBA %s".formatted(sectors, firstLba));
    }
  }

  /** Where a free region lies. */
  public enum Kind {
    /** Before or between partitions. */
    GAP,
    /** Behind the last partition, up to the last sector that a partition may have. */
    TAIL,
    /** Inside the extended partition: room for logical partitions and their EBRs. */
    INSIDE_EXTENDED
  }

  /**
   * Returns the last sector.
   *
   * @return its LBA
   */
  public long lastLba() {
    return firstLba + sectors - 1;
  }

  /**
   * Returns where the region begins.
   *
   * @return bytes from the start of the disk
   */
  public long firstByte() {
    return sectorSize.toBytes(firstLba);
  }

  /**
   * Returns how large the region is.
   *
   * @return bytes
   */
  public long length() {
    return sectorSize.toBytes(sectors);
  }

  /** Returns {@code gap: 1 MiB at LBA 2048}. */
  @Override
  public String toString() {
    String where =
        switch (kind) {
          case GAP -> "gap";
          case TAIL -> "tail";
          case INSIDE_EXTENDED -> "inside extended";
        };
    return "%s: %s at LBA %s".formatted(where, SizeText.of(length()), firstLba);
  }
}
