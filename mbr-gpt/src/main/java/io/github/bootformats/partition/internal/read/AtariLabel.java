package io.github.bootformats.partition.internal.read;

import io.github.bootformats.api.Bytes;

/** Recognizes Atari's AHDI root sector by its entries, as it has no magic number. */
public final class AtariLabel {
  public static final int ENTRIES_AT = 454;
  private static final int ENTRY_BYTES = 12;
  private static final int ENTRIES = 4;

  private AtariLabel() {}

  /** Returns whether at least one entry is in use, has a readable id and lies on the disk. */
  static boolean isIn(Bytes sector, long sectorCount) {
    for (int i = 0; i < ENTRIES; i++) {
      if (isValid(sector, ENTRIES_AT + i * ENTRY_BYTES, sectorCount)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isValid(Bytes sector, int at, long sectorCount) {
    if (!isNamed(sector, at)) {
      return false;
    }
    // Linux counts in 32 bits here, on both sides of the comparison.
    int size = (int) sectorCount;
    int start = (int) sector.u32be(at + 4);
    int end = start + (int) sector.u32be(at + 8);
    return Integer.compareUnsigned(start, size) <= 0 && Integer.compareUnsigned(end, size) <= 0;
  }

  /** Returns whether the entry at an offset is in use and has a readable id. */
  private static boolean isNamed(Bytes sector, int at) {
    return (sector.at(at) & 1) != 0
        && isAlphanumeric(sector.at(at + 1))
        && isAlphanumeric(sector.at(at + 2))
        && isAlphanumeric(sector.at(at + 3));
  }

  /** Linux's {@code isalnum}, which takes bytes for Latin-1. */
  private static boolean isAlphanumeric(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= 0xC0 && c != 0xD7 && c != 0xF7);
  }
}
