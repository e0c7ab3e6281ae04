package io.github.bootformats.partition.internal;

import io.github.bootformats.api.io.SectorSize;

/** Turns the bytes that callers hand in into sectors. */
public final class Sectors {
  private static final long MAX_ALIGNMENT = 1L << 40;

  private Sectors() {}

  /** Returns how many sectors it takes to hold so many bytes. */
  public static long holding(long bytes, SectorSize sectorSize) {
    return sectorSize.sectorsIn(bytes) + (bytes % sectorSize.bytes() == 0 ? 0 : 1);
  }

  /** Returns an alignment, in sectors. */
  public static long ofAlignment(long bytes, SectorSize sectorSize) {
    if (bytes < 1 || bytes > MAX_ALIGNMENT || bytes % sectorSize.bytes() != 0) {
      throw new IllegalArgumentException(
          "an alignment is a multiple of %s bytes up to 1 TiB, not %s"
              .formatted(sectorSize.bytes(), bytes));
    }
    return sectorSize.sectorsIn(bytes);
  }
}
