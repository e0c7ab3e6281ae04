package io.github.bootformats.partition.authoring;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.partition.internal.Checks;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * What a {@link LayoutPlan} is told about a partition to add, on a GPT or an MBR. Immutable: each
 * method returns a changed copy.
 *
 * <pre>{@code
 * NewPartition.of("linux", PartitionSize.parse("50%free")).name("root").number(3)
 * NewPartition.of("swap", PartitionSize.rest()).logical()
 * }</pre>
 *
 * <p>What a table cannot hold, such as a name on an MBR, is refused when the plan is applied.
 */
public final class NewPartition {
  /** Where a partition of an MBR is described. */
  enum Kind {
    AUTOMATIC,
    PRIMARY,
    LOGICAL
  }

  private final String type;
  private final PartitionSize size;
  private String name = "";
  private Set<String> flags = Set.of();
  private OptionalLong start = OptionalLong.empty();
  private OptionalInt number = OptionalInt.empty();
  private Optional<UUID> guid = Optional.empty();
  private Kind kind = Kind.AUTOMATIC;

  private NewPartition(String type, PartitionSize size) {
    this.type = requireNonNull(type);
    this.size = requireNonNull(size);
  }

  private NewPartition copy() {
    NewPartition copy = new NewPartition(type, size);
    copy.name = name;
    copy.flags = flags;
    copy.start = start;
    copy.number = number;
    copy.guid = guid;
    copy.kind = kind;
    return copy;
  }

  /**
   * Starts with a type by name.
   *
   * @param type what {@link io.github.bootformats.partition.gpt.GptTypes#find} or {@link
   *     io.github.bootformats.partition.mbr.MbrTypes#find} knows on the table that there is: {@code
   *     linux}, {@code swap}, {@code esp}, a GUID, {@code 8300}, {@code 0x83}
   * @param size how large
   * @return a partition with the next free number at the lowest place
   */
  public static NewPartition of(String type, PartitionSize size) {
    return new NewPartition(type, size);
  }

  /**
   * Starts with a type of a GPT.
   *
   * @param type the type's GUID, such as one of {@link
   *     io.github.bootformats.partition.gpt.GptTypes}
   * @param size how large
   * @return a partition with the next free number at the lowest place
   */
  public static NewPartition of(UUID type, PartitionSize size) {
    return new NewPartition(type.toString(), size);
  }

  /**
   * Starts with a type of an MBR.
   *
   * @param type 1 to 255, such as one of {@link io.github.bootformats.partition.mbr.MbrTypes}
   * @param size how large
   * @return a partition with the next free number at the lowest place
   */
  public static NewPartition of(int type, PartitionSize size) {
    if (type < 1 || type > 255) {
      throw new IllegalArgumentException("a type of an MBR is 1 to 255, not " + type);
    }
    return new NewPartition("0x%02x".formatted(type), size);
  }

  /**
   * Sets the name, which only a GPT has.
   *
   * @param newName at most 36 UTF-16 units, without NUL
   * @return a changed copy
   */
  public NewPartition name(String newName) {
    NewPartition copy = copy();
    copy.name = requireNonNull(newName);
    return copy;
  }

  /**
   * Sets flags beside those that are set.
   *
   * @param names on a GPT what {@link io.github.bootformats.partition.gpt.GptAttributes#find}
   *     knows, such as {@code legacy-boot} or {@code no-auto}; on an MBR {@code active}
   * @return a changed copy
   */
  public NewPartition flags(String... names) {
    NewPartition copy = copy();
    Set<String> all = new LinkedHashSet<>(flags);
    all.addAll(List.of(names));
    copy.flags = all;
    return copy;
  }

  /**
   * Says where the partition starts; otherwise it gets the lowest aligned place that is large
   * enough.
   *
   * @param firstByte bytes from the start of the disk, a multiple of its sectors; need not be
   *     aligned
   * @return a changed copy
   */
  public NewPartition startingAt(long firstByte) {
    if (firstByte < 0) {
      throw new IllegalArgumentException("negative start: " + firstByte);
    }
    NewPartition copy = copy();
    copy.start = OptionalLong.of(firstByte);
    return copy;
  }

  /**
   * Sets the number; otherwise it is the lowest that is free. On an MBR the numbers 1 to 4 are
   * primary partitions. Those from 5 on are places in the chain of logical partitions: the ones
   * from there on count one more. Without a number, a logical partition comes behind those that lie
   * before it.
   *
   * @param newNumber from 1
   * @return a changed copy
   */
  public NewPartition number(int newNumber) {
    if (newNumber < 1) {
      throw new IllegalArgumentException("partitions count from 1: " + newNumber);
    }
    NewPartition copy = copy();
    copy.number = OptionalInt.of(newNumber);
    return copy;
  }

  /**
   * Sets the partition's own GUID, which only a GPT has; otherwise the plan makes one.
   *
   * @param uniqueGuid the GUID, not zero
   * @return a changed copy
   */
  public NewPartition guid(UUID uniqueGuid) {
    NewPartition copy = copy();
    copy.guid = Optional.of(Checks.guid(uniqueGuid));
    return copy;
  }

  /**
   * Makes it a primary partition of an MBR.
   *
   * @return a changed copy
   */
  public NewPartition primary() {
    NewPartition copy = copy();
    copy.kind = Kind.PRIMARY;
    return copy;
  }

  /**
   * Makes it a logical partition of an MBR.
   *
   * @return a changed copy
   */
  public NewPartition logical() {
    NewPartition copy = copy();
    copy.kind = Kind.LOGICAL;
    return copy;
  }

  String type() {
    return type;
  }

  PartitionSize size() {
    return size;
  }

  String name() {
    return name;
  }

  Set<String> flags() {
    return flags;
  }

  OptionalLong start() {
    return start;
  }

  OptionalInt number() {
    return number;
  }

  Optional<UUID> guid() {
    return guid;
  }

  Kind kind() {
    return kind;
  }

  @Override
  public String toString() {
    return type + " of " + size + (name.isEmpty() ? "" : " named \"" + name + "\"");
  }
}
