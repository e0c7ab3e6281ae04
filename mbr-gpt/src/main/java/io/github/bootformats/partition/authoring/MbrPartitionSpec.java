package io.github.bootformats.partition.authoring;

import io.github.bootformats.partition.internal.Checks;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.util.OptionalInt;

/**
 * What a {@link MbrBuilder} is told about a partition. Immutable: each method returns a changed
 * copy.
 *
 * <pre>{@code
 * MbrPartitionSpec.of(MbrTypes.LINUX, 1L << 30).active().startingAt(1 << 20)
 * }</pre>
 */
public final class MbrPartitionSpec {
  private final int type;
  private final long size;
  private final boolean active;
  private final long start;
  private final OptionalInt number;

  private MbrPartitionSpec(int type, long size, boolean active, long start, OptionalInt number) {
    this.type = type;
    this.size = size;
    this.active = active;
    this.start = start;
    this.number = number;
  }

  /**
   * Starts with a partition of a size.
   *
   * @param type 1 to 255, such as one of {@link io.github.bootformats.partition.mbr.MbrTypes}
   * @param size bytes, at least 1; rounded up to whole sectors
   * @return a partition that is not active, anywhere on the disk
   */
  public static MbrPartitionSpec of(int type, long size) {
    if (size < 1) {
      throw new IllegalArgumentException("a partition has at least 1 byte, not " + size);
    }
    return ofSize(type, size);
  }

  /**
   * Starts with a partition that takes what the others leave: the largest free place.
   *
   * @param type 1 to 255
   * @return a partition that is not active
   */
  public static MbrPartitionSpec rest(int type) {
    return ofSize(type, Placer.REST);
  }

  private static MbrPartitionSpec ofSize(int type, long size) {
    if (Checks.unsigned(type, 8, "type") == 0) {
      throw new IllegalArgumentException("the type 0 stands for an unused entry");
    }
    return new MbrPartitionSpec(type, size, false, Placer.ANYWHERE, OptionalInt.empty());
  }

  /**
   * Makes it the partition that a BIOS boot loader starts.
   *
   * @return a changed copy
   */
  public MbrPartitionSpec active() {
    return new MbrPartitionSpec(type, size, true, start, number);
  }

  /**
   * Says where a primary or extended partition starts; otherwise it gets the lowest aligned place.
   *
   * @param firstByte bytes from the start of the disk, a multiple of its sectors; need not be
   *     aligned
   * @return a changed copy
   */
  public MbrPartitionSpec startingAt(long firstByte) {
    if (firstByte < 0) {
      throw new IllegalArgumentException("negative start: " + firstByte);
    }
    return new MbrPartitionSpec(type, size, active, firstByte, number);
  }

  /**
   * Sets the number of a primary or extended partition, which is its slot in the MBR; otherwise it
   * is the lowest that is free when all numbers that are set are taken.
   *
   * @param newNumber 1 to 4
   * @return a changed copy
   */
  public MbrPartitionSpec number(int newNumber) {
    if (newNumber < 1) {
      throw new IllegalArgumentException("partitions count from 1: " + newNumber);
    }
    return new MbrPartitionSpec(type, size, active, start, OptionalInt.of(newNumber));
  }

  int type() {
    return type;
  }

  long size() {
    return size;
  }

  boolean isActive() {
    return active;
  }

  boolean isExtended() {
    return MbrEntry.of(type, 1, 1).isExtended();
  }

  boolean hasPlaceOrNumber() {
    return start != Placer.ANYWHERE || number.isPresent();
  }

  OptionalInt number() {
    return number;
  }

  Placer.Request request(int itsNumber) {
    return new Placer.Request("partition " + itsNumber, start, size);
  }
}
