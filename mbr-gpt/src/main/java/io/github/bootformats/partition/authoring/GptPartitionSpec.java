package io.github.bootformats.partition.authoring;

import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.partition.internal.Checks;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What a {@link GptBuilder} is told about a partition. Immutable: each method returns a changed
 * copy.
 *
 * <pre>{@code
 * GptPartitionSpec.of(GptTypes.LINUX_FILESYSTEM, 1L << 30)
 *     .name("data")
 *     .number(5)
 *     .attributes(GptAttributes.LEGACY_BOOT)
 * }</pre>
 */
public final class GptPartitionSpec {
  private final UUID type;
  private final long size;
  private final String name;
  private final long attributes;
  private final long start;
  private final OptionalInt number;
  private final Optional<UUID> guid;

  private GptPartitionSpec(
      UUID type,
      long size,
      String name,
      long attributes,
      long start,
      OptionalInt number,
      Optional<UUID> guid) {
    this.type = type;
    this.size = size;
    this.name = name;
    this.attributes = attributes;
    this.start = start;
    this.number = number;
    this.guid = guid;
  }

  /**
   * Starts with a partition of a size.
   *
   * @param type the type's GUID, such as one of {@link
   *     io.github.bootformats.partition.gpt.GptTypes}; not zero
   * @param size bytes, at least 1; rounded up to whole sectors
   * @return a partition without a name, anywhere on the disk
   */
  public static GptPartitionSpec of(UUID type, long size) {
    if (size < 1) {
      throw new IllegalArgumentException("a partition has at least 1 byte, not " + size);
    }
    return ofSize(type, size);
  }

  /**
   * Starts with a partition that takes what the others leave: the largest free place.
   *
   * @param type the type's GUID, not zero
   * @return a partition without a name
   */
  public static GptPartitionSpec rest(UUID type) {
    return ofSize(type, Placer.REST);
  }

  private static GptPartitionSpec ofSize(UUID type, long size) {
    if (type.equals(Guids.ZERO)) {
      throw new IllegalArgumentException("the type of all zeros stands for an unused entry");
    }
    return new GptPartitionSpec(
        type, size, "", 0, Placer.ANYWHERE, OptionalInt.empty(), Optional.empty());
  }

  /**
   * Sets the name.
   *
   * @param newName at most 36 UTF-16 units, without NUL
   * @return a changed copy
   */
  public GptPartitionSpec name(String newName) {
    if (newName.length() > GptEntry.NAME_UNITS || newName.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a name has at most %s UTF-16 units and no NUL; this one has %s"
              .formatted(GptEntry.NAME_UNITS, newName.length()));
    }
    return new GptPartitionSpec(type, size, newName, attributes, start, number, guid);
  }

  /**
   * Sets the attribute bits.
   *
   * @param bits 64 bits, see {@link io.github.bootformats.partition.gpt.GptAttributes}
   * @return a changed copy
   */
  public GptPartitionSpec attributes(long bits) {
    return new GptPartitionSpec(type, size, name, bits, start, number, guid);
  }

  /**
   * Says where the partition starts; otherwise it gets the lowest aligned place.
   *
   * @param firstByte bytes from the start of the disk, a multiple of its sectors; need not be
   *     aligned
   * @return a changed copy
   */
  public GptPartitionSpec startingAt(long firstByte) {
    if (firstByte < 0) {
      throw new IllegalArgumentException("negative start: " + firstByte);
    }
    return new GptPartitionSpec(type, size, name, attributes, firstByte, number, guid);
  }

  /**
   * Sets the number; otherwise it is the lowest that is free when all numbers that are set are
   * taken. Linux shows numbers up to 255.
   *
   * @param newNumber from 1
   * @return a changed copy
   */
  public GptPartitionSpec number(int newNumber) {
    if (newNumber < 1) {
      throw new IllegalArgumentException("partitions count from 1: " + newNumber);
    }
    return new GptPartitionSpec(
        type, size, name, attributes, start, OptionalInt.of(newNumber), guid);
  }

  /**
   * Sets the partition's own GUID; otherwise the builder makes one.
   *
   * @param uniqueGuid the GUID, not zero
   * @return a changed copy
   */
  public GptPartitionSpec guid(UUID uniqueGuid) {
    return new GptPartitionSpec(
        type, size, name, attributes, start, number, Optional.of(Checks.guid(uniqueGuid)));
  }

  UUID type() {
    return type;
  }

  String name() {
    return name;
  }

  long attributes() {
    return attributes;
  }

  OptionalInt number() {
    return number;
  }

  Optional<UUID> guid() {
    return guid;
  }

  Placer.Request request(int itsNumber) {
    return new Placer.Request(describe(itsNumber), start, size);
  }

  private String describe(int itsNumber) {
    return "partition " + itsNumber + (name.isEmpty() ? "" : " (" + name + ")");
  }
}
