package io.github.bootformats.partition.internal.change;

/**
 * A run of sectors.
 *
 * @param first the first one
 * @param sectors how many
 */
public record Extent(long first, long sectors) {
  /** Returns the sector after the last one. */
  public long end() {
    return first + sectors;
  }

  /** Returns whether a sector is one of these. */
  public boolean holds(long sector) {
    return sector >= first && sector < end();
  }

  /** Returns the last sector. */
  public long last() {
    return first + sectors - 1;
  }
}
