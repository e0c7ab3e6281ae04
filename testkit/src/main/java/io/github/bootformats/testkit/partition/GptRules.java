package io.github.bootformats.testkit.partition;

import io.github.bootformats.partition.LayoutFinding;
import java.util.List;

/** The rules of GPT that can be broken. */
final class GptRules {
  static final List<BrokenRule> ALL =
      List.of(
          rule(
              "no-protective-entry",
              LayoutFinding.GPT_PROTECTIVE_MBR_MISSING,
              "The MBR has no entry of type 0xEE",
              GptDiskBreaks::noProtectiveEntry),
          rule(
                  "no-protective-signature",
                  LayoutFinding.GPT_PROTECTIVE_MBR_MISSING,
                  "The protective MBR lacks the bytes 55 AA",
                  GptDiskBreaks::noProtectiveSignature)
              .with(LayoutFinding.MBR_NO_SIGNATURE),
          rule(
              "protective-start",
              LayoutFinding.MBR_PROTECTIVE_START,
              "The protective partition does not start at LBA 1",
              GptDiskBreaks::protectiveStart),
          rule(
              "protective-size",
              LayoutFinding.MBR_PROTECTIVE_SIZE,
              "The protective partition does not end with the disk",
              GptDiskBreaks::protectiveSize),
          rule(
              "protective-active",
              LayoutFinding.MBR_PROTECTIVE_BOOT_INDICATOR,
              "The protective partition is active",
              GptDiskBreaks::protectiveActive),
          rule(
              "protective-boot-indicator",
              LayoutFinding.MBR_BOOT_INDICATOR,
              "The protective partition's boot indicator is neither 0 nor 0x80",
              GptDiskBreaks::protectiveBootIndicator),
          rule(
              "hybrid",
              LayoutFinding.MBR_HYBRID,
              "A partition lies beside the protective one in the MBR",
              GptDiskBreaks::hybrid),
          rule(
              "stale",
              LayoutFinding.MBR_STALE_GPT,
              "The MBR has an ordinary partition in place of the protective one",
              GptDiskBreaks::stale),
          rule(
              "primary-missing",
              LayoutFinding.GPT_PRIMARY_MISSING,
              "There is no header at LBA 1",
              GptDiskBreaks::primaryMissing),
          rule(
              "backup-missing",
              LayoutFinding.GPT_BACKUP_MISSING,
              "There is no header in the last sector",
              GptDiskBreaks::backupMissing),
          rule(
              "both-missing",
              LayoutFinding.MBR_PROTECTIVE_WITHOUT_GPT,
              "There is a protective MBR, but no header",
              GptDiskBreaks::bothMissing),
          rule(
              "backup-not-at-end",
              LayoutFinding.GPT_BACKUP_NOT_AT_END,
              "The disk goes on behind the backup header",
              GptDiskBreaks::grown),
          rule(
                  "stray-header",
                  LayoutFinding.GPT_STRAY_HEADER,
                  "A third header in the last sector, which the primary does not name",
                  GptDiskBreaks::strayHeader)
              .with(LayoutFinding.GPT_BACKUP_NOT_AT_END),
          rule(
                  "cut-off",
                  LayoutFinding.GPT_BACKUP_MISSING,
                  "The disk has lost its end, the backup header at least",
                  GptDiskBreaks::cutOff)
              .with(
                  LayoutFinding.GPT_ALTERNATE_LBA,
                  LayoutFinding.GPT_USABLE_RANGE,
                  LayoutFinding.GPT_PARTITION_OUTSIDE_DISK,
                  LayoutFinding.MBR_PROTECTIVE_SIZE),
          rule(
              "partial-sector",
              LayoutFinding.DISK_PARTIAL_SECTOR,
              "The disk does not end with a whole sector",
              GptDiskBreaks::partialSector),
          rule(
              "copies-differ-header",
              LayoutFinding.GPT_COPIES_DIFFER,
              "The copies have different disk GUIDs or usable ranges, each with the right CRC",
              GptDiskBreaks::copiesDifferInHeader),
          rule(
              "copies-differ-entries",
              LayoutFinding.GPT_COPIES_DIFFER,
              "The copies have different entries, each with the right CRC",
              GptDiskBreaks::copiesDifferInEntries),
          rule(
              "signature",
              LayoutFinding.GPT_SIGNATURE,
              "The primary header does not begin with EFI PART, though its CRC is right",
              GptHeaderBreaks::signature),
          rule(
              "revision",
              LayoutFinding.GPT_REVISION,
              "The revision is not 1.0",
              GptHeaderBreaks::revision),
          rule(
              "header-size-small",
              LayoutFinding.GPT_HEADER_SIZE,
              "The primary header has less than 92 bytes by its own account",
              GptHeaderBreaks::headerTooSmall),
          rule(
              "header-size-large",
              LayoutFinding.GPT_HEADER_SIZE,
              "The primary header has more bytes than a sector by its own account",
              GptHeaderBreaks::headerTooLarge),
          rule(
              "header-crc",
              LayoutFinding.GPT_HEADER_CRC,
              "The CRC of the primary header is wrong",
              GptHeaderBreaks::headerCrc),
          rule(
              "backup-header-crc",
              LayoutFinding.GPT_HEADER_CRC,
              "The CRC of the backup header is wrong",
              GptHeaderBreaks::backupHeaderCrc),
          rule(
              "both-header-crcs",
              LayoutFinding.GPT_HEADER_CRC,
              "The CRCs of both headers are wrong",
              GptHeaderBreaks::bothHeaderCrcs),
          rule(
              "reserved",
              LayoutFinding.GPT_RESERVED,
              "The reserved field of the primary header is not zero",
              GptHeaderBreaks::reserved),
          rule(
              "tail",
              LayoutFinding.GPT_TAIL_NONZERO,
              "The sector of the primary header is not zero behind the last field",
              GptHeaderBreaks::tail),
          rule(
              "my-lba",
              LayoutFinding.GPT_MY_LBA,
              "The primary header says that it lies elsewhere",
              GptHeaderBreaks::myLba),
          rule(
              "backup-my-lba",
              LayoutFinding.GPT_MY_LBA,
              "The backup header says that it lies elsewhere",
              GptHeaderBreaks::backupMyLba),
          rule(
              "alternate-lba",
              LayoutFinding.GPT_ALTERNATE_LBA,
              "The primary header names a wrong place for the backup, itself or one beyond the disk",
              GptHeaderBreaks::alternateLba),
          rule(
              "backup-alternate-lba",
              LayoutFinding.GPT_ALTERNATE_LBA,
              "The backup header does not name LBA 1 as the primary",
              GptHeaderBreaks::backupAlternateLba),
          rule(
              "disk-guid-zero",
              LayoutFinding.GPT_DISK_GUID,
              "The disk's GUID is zero",
              GptHeaderBreaks::diskGuidZero),
          rule(
                  "usable-reversed",
                  LayoutFinding.GPT_USABLE_RANGE,
                  "The usable range ends before it starts",
                  GptHeaderBreaks::usableReversed)
              .with(LayoutFinding.GPT_PARTITION_OUTSIDE_USABLE),
          rule(
                  "usable-past-disk",
                  LayoutFinding.GPT_USABLE_RANGE,
                  "The usable range ends beyond the disk",
                  GptHeaderBreaks::usablePastDisk)
              .with(LayoutFinding.GPT_ARRAY_IN_USABLE),
          rule(
                  "header-in-usable",
                  LayoutFinding.GPT_HEADER_IN_USABLE,
                  "The backup header lies in the usable range, and so does its array",
                  GptHeaderBreaks::headerUsable)
              .with(LayoutFinding.GPT_ARRAY_IN_USABLE),
          rule(
              "array-in-usable",
              LayoutFinding.GPT_ARRAY_IN_USABLE,
              "The backup's entry array lies in the usable range",
              GptHeaderBreaks::arrayUsable),
          rule(
              "array-past-disk",
              LayoutFinding.GPT_ARRAY_RANGE,
              "The primary entry array lies beyond the disk or ends there",
              GptHeaderBreaks::arrayPastDisk),
          rule(
              "array-empty",
              LayoutFinding.GPT_ARRAY_RANGE,
              "The entry arrays have no entries",
              GptHeaderBreaks::arrayEmpty),
          rule(
              "array-size-wraps",
              LayoutFinding.GPT_ARRAY_RANGE,
              "The size of the entry arrays is a multiple of 4 GiB, which is 0 in 32 bits",
              GptHeaderBreaks::arrayWraps),
          rule(
                  "array-over-header",
                  LayoutFinding.GPT_ARRAY_OVERLAP,
                  "The primary entry array begins at LBA 0 or 1",
                  GptHeaderBreaks::arrayOverHeader)
              .with(LayoutFinding.GPT_ARRAY_CRC, LayoutFinding.GPT_ARRAY_SMALL),
          rule(
              "array-small",
              LayoutFinding.GPT_ARRAY_SMALL,
              "Less than 16 KiB are set aside for the entry arrays",
              GptHeaderBreaks::arraySmall),
          rule(
              "array-crc",
              LayoutFinding.GPT_ARRAY_CRC,
              "The CRC of the primary entry array is wrong",
              GptHeaderBreaks::arrayCrc),
          rule(
              "backup-array-crc",
              LayoutFinding.GPT_ARRAY_CRC,
              "The CRC of the backup's entry array is wrong",
              GptHeaderBreaks::backupArrayCrc),
          rule(
              "entry-size-odd",
              LayoutFinding.GPT_ENTRY_SIZE,
              "The size of an entry is not 128, 256, 512 and so on",
              GptHeaderBreaks::entrySizeOdd),
          rule(
              "entry-size-large",
              LayoutFinding.GPT_ENTRY_SIZE_UNUSUAL,
              "Entries are larger than 128 bytes",
              GptHeaderBreaks::entrySizeLarge),
          rule(
              "unused-not-zero",
              LayoutFinding.GPT_UNUSED_NOT_ZERO,
              "An unused entry is not all zero",
              GptEntryBreaks::unusedNotZero),
          rule(
              "type-lost",
              LayoutFinding.GPT_UNUSED_NOT_ZERO,
              "The type of a partition is zero, the rest of its entry is not",
              GptEntryBreaks::typeLost),
          rule(
              "partition-reversed",
              LayoutFinding.GPT_PARTITION_REVERSED,
              "A partition ends before it starts",
              GptEntryBreaks::reversed),
          rule(
              "partition-past-disk",
              LayoutFinding.GPT_PARTITION_OUTSIDE_DISK,
              "A partition ends beyond the disk",
              GptEntryBreaks::pastDisk),
          rule(
              "partition-past-usable",
              LayoutFinding.GPT_PARTITION_OUTSIDE_USABLE,
              "A partition leaves the usable range, but not the disk",
              GptEntryBreaks::pastUsable),
          rule(
              "partitions-overlap",
              LayoutFinding.GPT_PARTITION_OVERLAP,
              "A partition starts within another one",
              GptEntryBreaks::overlap),
          rule(
              "partitions-same-range",
              LayoutFinding.GPT_PARTITION_OVERLAP,
              "Two partitions are the same sectors",
              GptEntryBreaks::sameRange),
          rule(
              "duplicate-guid",
              LayoutFinding.GPT_DUPLICATE_GUID,
              "Two partitions have the same GUID",
              GptEntryBreaks::duplicateGuid),
          rule(
              "guid-zero",
              LayoutFinding.GPT_UNIQUE_GUID_ZERO,
              "The GUID of a partition is zero",
              GptEntryBreaks::guidZero),
          rule(
              "attributes-undefined",
              LayoutFinding.GPT_ATTRIBUTES_UNDEFINED,
              "An attribute bit is set that has no meaning",
              GptEntryBreaks::attributes),
          rule(
              "name-unterminated",
              LayoutFinding.GPT_NAME_UNTERMINATED,
              "A name of 36 UTF-16 units has no NUL behind it",
              GptEntryBreaks::nameUnterminated),
          rule(
              "name-garbage",
              LayoutFinding.GPT_NAME_GARBAGE,
              "There is something behind the NUL of a name",
              GptEntryBreaks::nameGarbage),
          rule(
              "name-surrogate",
              LayoutFinding.GPT_NAME_SURROGATE,
              "A name has half of a surrogate pair",
              GptEntryBreaks::nameSurrogate),
          rule(
                  "entry-extra",
                  LayoutFinding.GPT_ENTRY_EXTRA,
                  "An entry of more than 128 bytes has something behind the 128th",
                  GptEntryBreaks::extra)
              .with(LayoutFinding.GPT_ENTRY_SIZE_UNUSUAL));

  private GptRules() {}

  private static BrokenRule rule(
      String name, LayoutFinding finding, String meaning, BrokenRule.Breaker breaker) {
    return BrokenRule.of(TableFormat.GPT, name, finding, meaning, breaker);
  }
}
