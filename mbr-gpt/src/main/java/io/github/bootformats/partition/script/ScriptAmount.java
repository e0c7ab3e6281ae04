package io.github.bootformats.partition.script;

import io.github.bootformats.api.io.SectorSize;
import java.util.Objects;

/**
 * A start or a size as a script has it: a number of sectors, or a number of bytes.
 *
 * <p>The difference matters: what is written in bytes, with a suffix such as {@code 100M}, lets the
 * end of the partition be aligned, and what is written in sectors does not.
 */
public final class ScriptAmount {
  private final long value;
  private final boolean bytes;

  private ScriptAmount(long value, boolean bytes) {
    if (value < 0) {
      throw new IllegalArgumentException("negative amount: " + value);
    }
    this.value = value;
    this.bytes = bytes;
  }

  /**
   * Counts sectors of the disk.
   *
   * @param count not negative
   * @return the amount
   */
  public static ScriptAmount sectors(long count) {
    return new ScriptAmount(count, false);
  }

  /**
   * Counts bytes.
   *
   * @param count not negative
   * @return the amount
   */
  public static ScriptAmount bytes(long count) {
    return new ScriptAmount(count, true);
  }

  /**
   * Returns whether this counts bytes.
   *
   * @return whether it was written with a suffix
   */
  public boolean isBytes() {
    return bytes;
  }

  /**
   * Returns the number.
   *
   * @return bytes or sectors
   */
  public long value() {
    return value;
  }

  /**
   * Converts to sectors.
   *
   * @param sectorSize the disk's sectors
   * @return whole sectors; what remains is dropped, as sfdisk does
   */
  public long toSectors(SectorSize sectorSize) {
    return bytes ? sectorSize.sectorsIn(value) : value;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ScriptAmount other && value == other.value && bytes == other.bytes;
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, bytes);
  }

  /** Returns what a script has: {@code 2048}, {@code 1024KiB}. */
  @Override
  public String toString() {
    return AmountText.of(this);
  }
}
