package io.github.bootformats.partition.authoring;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.internal.Sectors;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How large a partition is to be, in a {@link LayoutPlan}: so many bytes, a share of the disk or of
 * what is free on it, or all that is left.
 *
 * <p>What is not a whole number of sectors is rounded up. Shares are rounded down to a multiple of
 * the plan's alignment, so that shares that add up to all of a free place fit into it.
 *
 * <p>{@link #parse} takes what people write. Instances are immutable.
 */
public final class PartitionSize {
  private static final PartitionSize REST = new PartitionSize(Unit.REST, BigDecimal.ZERO);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What the amount counts. */
  enum Unit {
    BYTES,
    SECTORS,
    PERCENT_OF_DISK,
    PERCENT_OF_FREE,
    REST,
    GROWN_BY,
    SHRUNK_BY
  }

  private final Unit unit;
  private final BigDecimal amount;

  private PartitionSize(Unit unit, BigDecimal amount) {
    this.unit = unit;
    this.amount = amount.stripTrailingZeros();
  }

  /**
   * Returns a size in bytes.
   *
   * @param count at least 1; rounded up to whole sectors
   * @return the size
   */
  public static PartitionSize bytes(long count) {
    return counted(Unit.BYTES, BigDecimal.valueOf(count));
  }

  /**
   * Returns a size in sectors of the disk.
   *
   * @param count at least 1
   * @return the size
   */
  public static PartitionSize sectors(long count) {
    return counted(Unit.SECTORS, BigDecimal.valueOf(count));
  }

  /**
   * Returns a share of the whole disk, whatever is on it.
   *
   * @param percent more than 0, at most 100
   * @return the size
   */
  public static PartitionSize percentOfDisk(double percent) {
    return share(Unit.PERCENT_OF_DISK, BigDecimal.valueOf(percent));
  }

  /**
   * Returns a share of what is free where the partition goes: on the disk outside of partitions, or
   * in the extended partition for a logical one. All additions that follow each other in a plan
   * share what is free before the first of them. Only for new partitions.
   *
   * @param percent more than 0, at most 100
   * @return the size
   */
  public static PartitionSize percentOfFree(double percent) {
    return share(Unit.PERCENT_OF_FREE, BigDecimal.valueOf(percent));
  }

  /**
   * Returns all that is left: the largest free place for a new partition, everything up to the next
   * partition for one that is resized. The end is aligned.
   *
   * @return the size
   */
  public static PartitionSize rest() {
    return REST;
  }

  /**
   * Returns a size that is more than before.
   *
   * @param bytes at least 1; rounded up to whole sectors. A new partition gets this size
   * @return the size
   */
  public static PartitionSize grownBy(long bytes) {
    return counted(Unit.GROWN_BY, BigDecimal.valueOf(bytes));
  }

  /**
   * Returns a size that is less than before. Only for partitions that exist.
   *
   * @param bytes at least 1; rounded up to whole sectors
   * @return the size
   */
  public static PartitionSize shrunkBy(long bytes) {
    return counted(Unit.SHRUNK_BY, BigDecimal.valueOf(bytes));
  }

  /**
   * Understands what people write. Case does not matter, spaces may stand around the number.
   *
   * <table>
   *   <caption>What can be written</caption>
   *   <tr><th>text</th><th>meaning</th></tr>
   *   <tr><td>{@code 1048576}, {@code 512B}</td><td>bytes</td></tr>
   *   <tr><td>{@code 2048s}</td><td>sectors of the disk</td></tr>
   *   <tr><td>{@code 64K}, {@code 512M}, {@code 1.5G}, {@code 2TiB}, {@code 1P}</td>
   *       <td>powers of 1024</td></tr>
   *   <tr><td>{@code 64KB}, {@code 512MB}, {@code 2TB}</td><td>powers of 1000</td></tr>
   *   <tr><td>{@code 50%}</td><td>{@linkplain #percentOfDisk of the disk}</td></tr>
   *   <tr><td>{@code 50%free}</td><td>{@linkplain #percentOfFree of what is free}</td></tr>
   *   <tr><td>{@code rest}</td><td>{@linkplain #rest all that is left}</td></tr>
   *   <tr><td>{@code +64M}, {@code -64M}</td><td>{@linkplain #grownBy more} or
   *       {@linkplain #shrunkBy less} than before</td></tr>
   * </table>
   *
   * @param text what somebody wrote
   * @return the size
   * @throws IllegalArgumentException if this is no size; the message says what is
   */
  public static PartitionSize parse(String text) {
    return SizeText.parse(text);
  }

  static PartitionSize counted(Unit unit, BigDecimal count) {
    BigDecimal whole = count.setScale(0, RoundingMode.DOWN);
    if (whole.signum() <= 0) {
      throw new IllegalArgumentException("a size is more than nothing, not " + count);
    }
    if (whole.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException("a size is less than 8 EiB, not " + count);
    }
    return new PartitionSize(unit, whole);
  }

  static PartitionSize share(Unit unit, BigDecimal percent) {
    if (percent.signum() <= 0 || percent.compareTo(HUNDRED) > 0) {
      throw new IllegalArgumentException(
          "a share is more than 0 and at most 100 percent, not " + percent.toPlainString());
    }
    return new PartitionSize(unit, percent);
  }

  /**
   * Returns the size where it says so by itself: neither a share, nor the rest, nor a difference.
   *
   * @param sectorSize the size of the disk's sectors
   * @return bytes; empty if that depends on a disk
   */
  public OptionalLong inBytes(SectorSize sectorSize) {
    return switch (unit) {
      case BYTES -> OptionalLong.of(amount.longValueExact());
      case SECTORS -> OptionalLong.of(bytesOf(sectorSize));
      default -> OptionalLong.empty();
    };
  }

  private long bytesOf(SectorSize sectorSize) {
    long count = amount.longValueExact();
    return count > Long.MAX_VALUE / sectorSize.bytes() ? Long.MAX_VALUE : sectorSize.toBytes(count);
  }

  Unit unit() {
    return unit;
  }

  /** Returns the sectors that hold a size, or a difference, that is counted. */
  long sectorsIn(SectorSize sectorSize) {
    long count = amount.longValueExact();
    return unit == Unit.SECTORS ? count : Sectors.holding(count, sectorSize);
  }

  /** Returns this share of so many sectors, rounded down. */
  long shareOf(long sectors) {
    return BigDecimal.valueOf(sectors)
        .multiply(amount)
        .divide(HUNDRED, 0, RoundingMode.DOWN)
        .longValueExact();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof PartitionSize other && unit == other.unit && amount.equals(other.amount);
  }

  @Override
  public int hashCode() {
    return Objects.hash(unit, amount);
  }

  /** Returns a text that {@link #parse} takes. */
  @Override
  public String toString() {
    String number = amount.toPlainString();
    return switch (unit) {
      case BYTES -> number;
      case SECTORS -> number + "s";
      case PERCENT_OF_DISK -> number + "%";
      case PERCENT_OF_FREE -> number + "%free";
      case REST -> "rest";
      case GROWN_BY -> "+" + number;
      case SHRUNK_BY -> "-" + number;
    };
  }
}
