package io.github.bootformats.testkit.partition;

import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.PartitionConsumer;
import java.util.List;
import java.util.Optional;

/**
 * What a valid disk may have although not everybody reads it alike. Disks without any of these are
 * seen in the same way by all views of {@link PartitionConsumer} and have no findings.
 */
public enum DiskFeature {
  /** The protective MBR also lists up to three of the GPT's partitions. */
  HYBRID_MBR(TableFormat.GPT, Optional.of(LayoutFinding.MBR_HYBRID), List.of()),

  /** The GPT's entries have 256 or 512 bytes, as the specification allows. */
  LARGE_ENTRIES(
      TableFormat.GPT,
      Optional.of(LayoutFinding.GPT_ENTRY_SIZE_UNUSUAL),
      List.of(
          PartitionConsumer.LINUX_6_1,
          PartitionConsumer.LINUX_6_1_GPT,
          PartitionConsumer.LIBBLKID_2_38,
          PartitionConsumer.GDISK_1_0_9)),

  /** Less than 16 KiB are set aside for the GPT's entries. */
  SMALL_ARRAY(TableFormat.GPT, Optional.of(LayoutFinding.GPT_ARRAY_SMALL), List.of()),

  /** Names of 36 UTF-16 units, which no NUL ends. */
  FULL_NAMES(TableFormat.GPT, Optional.of(LayoutFinding.GPT_NAME_UNTERMINATED), List.of()),

  /** Partitions with the attribute that hides them from firmware. */
  HIDDEN_PARTITIONS(TableFormat.GPT, Optional.empty(), List.of(PartitionConsumer.UEFI_2_10)),

  /** 256 to 512 entries, as many in use as there is room for; Linux stops at number 255. */
  MANY_PARTITIONS(
      TableFormat.GPT,
      Optional.empty(),
      List.of(PartitionConsumer.LINUX_6_1, PartitionConsumer.LINUX_6_1_GPT)),

  /** A disk of 2 to 8 TiB, whose sectors a 32-bit number may not count. */
  LARGE_DISK(TableFormat.GPT, Optional.empty(), List.of()),

  /** The MBR has no disk signature. */
  NO_DISK_SIGNATURE(TableFormat.MBR, Optional.of(LayoutFinding.MBR_DISK_SIGNATURE), List.of()),

  /** 57 to 120 logical partitions; libfdisk lists 56 and parted gives up. */
  MANY_LOGICALS(
      TableFormat.MBR,
      Optional.empty(),
      List.of(PartitionConsumer.LIBFDISK_2_38, PartitionConsumer.PARTED_3_5)),

  /** An MBR without any partition, which UEFI does not take for one. */
  NO_PARTITIONS(TableFormat.MBR, Optional.empty(), List.of(PartitionConsumer.UEFI_2_10));

  private final TableFormat format;
  private final Optional<LayoutFinding> finding;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of, and views hold nothing.
  private final List<PartitionConsumer> exceptions;

  DiskFeature(
      TableFormat format, Optional<LayoutFinding> finding, List<PartitionConsumer> exceptions) {
    this.format = format;
    this.finding = finding;
    this.exceptions = exceptions;
  }

  /**
   * Returns whose feature this is.
   *
   * @return the format that has it
   */
  public TableFormat format() {
    return format;
  }

  /**
   * Returns what is found on disks with this feature.
   *
   * @return the finding, if there is one
   */
  public Optional<LayoutFinding> finding() {
    return finding;
  }

  /**
   * Returns who may see other partitions than the rest, or none.
   *
   * @return the views that go their own way
   */
  public List<PartitionConsumer> exceptions() {
    return exceptions;
  }
}
