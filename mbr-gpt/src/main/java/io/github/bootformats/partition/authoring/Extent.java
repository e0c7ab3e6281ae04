package io.github.bootformats.partition.authoring;

/**
 * A run of sectors.
 *
 * @param first the first one
 * @param sectors how many
 */
record Extent(long first, long sectors) {
  /** Returns the sector after the last one. */
  long end() {
    return first + sectors;
  }

  /** Returns whether a sector is one of these. */
  boolean holds(long sector) {
    return sector >= first && sector < end();
  }

  /** Returns the last sector. */
  long last() {
    return first + sectors - 1;
  }
}
