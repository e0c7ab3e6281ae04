package io.github.bootformats.partition;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Finding;
import io.github.bootformats.api.Severity;
import java.util.Optional;

/**
 * What {@link DiskLayout#findings()} can tell, one constant for each {@linkplain Diagnostic#code()
 * code}.
 *
 * <p>Codes are stable: a release may add some, but does not change what one means. A code has
 * always the same severity. It says what follows: {@linkplain Severity#ERROR errors} make a
 * consumer refuse the table or see other partitions, {@linkplain Severity#WARNING warnings} may,
 * and of {@linkplain Severity#INFO the rest} nobody takes notice.
 */
public enum LayoutFinding implements Finding {
  /** The disk is smaller than one sector. */
  DISK_TOO_SMALL(Severity.ERROR, "disk.too-small"),

  /** The disk's size is not a multiple of the sector size; what remains cannot be addressed. */
  DISK_PARTIAL_SECTOR(Severity.INFO, "disk.partial-sector"),

  /** The disk bears a label or boot sector that is not opened here; see {@link ForeignLabel}. */
  DISK_OTHER_LABEL(Severity.INFO, "disk.other-label"),

  /** There are more EBRs than {@link DiskLayout#MAX_EBRS} allows; the rest is left out. */
  LIMIT_MBR_EBRS(Severity.WARNING, "limit.mbr.ebrs"),

  /**
   * An entry array is larger than {@link DiskLayout#MAX_ENTRY_ARRAY_BYTES} allows; it is left out.
   */
  LIMIT_GPT_ENTRY_ARRAY_BYTES(Severity.ERROR, "limit.gpt.entry-array-bytes"),

  /** There are more findings than are kept. */
  LIMIT_FINDINGS(Severity.WARNING, "limit.findings"),

  /** There are plausible entries, but not the bytes 55 AA. */
  MBR_NO_SIGNATURE(Severity.WARNING, "mbr.no-signature"),

  /** The sector is a file system's boot sector; what lies where entries would be is no table. */
  MBR_BOOT_SECTOR(Severity.INFO, "mbr.boot-sector"),

  /** A boot indicator is neither 0 nor 0x80: Linux then sees no MBR. */
  MBR_BOOT_INDICATOR(Severity.ERROR, "mbr.boot-indicator"),

  /** More than one partition is active. */
  MBR_MULTIPLE_ACTIVE(Severity.WARNING, "mbr.multiple-active"),

  /** The disk signature is zero, so that partitions have no PARTUUID of their own. */
  MBR_DISK_SIGNATURE(Severity.INFO, "mbr.disk-signature"),

  /** An entry of type 0, which means unused, has sectors: Linux shows it, others do not. */
  MBR_TYPE_ZERO_USED(Severity.WARNING, "mbr.type-zero-used"),

  /** An entry with a type has no sectors. */
  MBR_SECTORS_ZERO(Severity.WARNING, "mbr.sectors-zero"),

  /** A partition starts on top of the table that it is in. */
  MBR_START_ZERO(Severity.WARNING, "mbr.start-zero"),

  /** A partition does not lie within the disk: Linux cuts it or leaves it out. */
  MBR_OUTSIDE_DISK(Severity.ERROR, "mbr.outside-disk"),

  /** A partition overlaps another one. */
  MBR_OVERLAP(Severity.ERROR, "mbr.overlap"),

  /** A CHS address is not that of the LBA in any geometry that explains the other entries. */
  MBR_CHS_MISMATCH(Severity.INFO, "mbr.chs-mismatch"),

  /** There is more than one extended partition: some readers see the first only. */
  MBR_MULTIPLE_EXTENDED(Severity.WARNING, "mbr.multiple-extended"),

  /** A link leads to an EBR that is not on the disk. */
  MBR_EBR_OUTSIDE_DISK(Severity.ERROR, "mbr.ebr-outside-disk"),

  /** A link leads to an EBR outside of the extended partition. */
  MBR_EBR_OUTSIDE_EXTENDED(Severity.WARNING, "mbr.ebr-outside-extended"),

  /** A link leads to an EBR that was met before: Linux lists its partitions again and again. */
  MBR_EBR_LOOP(Severity.ERROR, "mbr.ebr-loop"),

  /** A link leads to an EBR that lies before this one: some readers stop here. */
  MBR_EBR_BACKWARD(Severity.WARNING, "mbr.ebr-backward"),

  /** An EBR lacks the bytes 55 AA: Linux stops here, some readers go on. */
  MBR_EBR_NO_SIGNATURE(Severity.ERROR, "mbr.ebr-no-signature"),

  /** An EBR has more than one link: readers follow the first only. */
  MBR_EBR_MULTIPLE_LINKS(Severity.WARNING, "mbr.ebr-multiple-links"),

  /** An EBR describes more than one partition: some readers see the first only. */
  MBR_EBR_MULTIPLE_DATA(Severity.WARNING, "mbr.ebr-multiple-data"),

  /** An EBR has its link before its partition: some readers miss the partition. */
  MBR_EBR_LINK_FIRST(Severity.WARNING, "mbr.ebr-link-first"),

  /** A logical partition does not lie within the extended partition: some readers leave it out. */
  MBR_LOGICAL_OUTSIDE_EXTENDED(Severity.ERROR, "mbr.logical-outside-extended"),

  /** The MBR has ordinary partitions beside the protective one. */
  MBR_HYBRID(Severity.WARNING, "mbr.hybrid"),

  /** There is a GPT, but an ordinary MBR says that the disk is not a GPT's. */
  MBR_STALE_GPT(Severity.WARNING, "mbr.stale-gpt"),

  /** The protective partition does not start at LBA 1: Linux then sees no GPT. */
  MBR_PROTECTIVE_START(Severity.ERROR, "mbr.protective-start"),

  /** The protective partition does not reach to the end of the disk. */
  MBR_PROTECTIVE_SIZE(Severity.INFO, "mbr.protective-size"),

  /** The protective partition is marked active. */
  MBR_PROTECTIVE_BOOT_INDICATOR(Severity.INFO, "mbr.protective-boot-indicator"),

  /** There is a protective partition, but no GPT. */
  MBR_PROTECTIVE_WITHOUT_GPT(Severity.ERROR, "mbr.protective-without-gpt"),

  /** There is a GPT, but no protective MBR: most readers see no partitions. */
  GPT_PROTECTIVE_MBR_MISSING(Severity.ERROR, "gpt.protective-mbr-missing"),

  /** There is a backup header, but none at LBA 1. */
  GPT_PRIMARY_MISSING(Severity.ERROR, "gpt.primary-missing"),

  /** There is no header where the primary one says that the backup is. */
  GPT_BACKUP_MISSING(Severity.WARNING, "gpt.backup-missing"),

  /**
   * The backup header is not in the last sector: the disk has grown, or the image is part of it.
   */
  GPT_BACKUP_NOT_AT_END(Severity.WARNING, "gpt.backup-not-at-end"),

  /** There is a third header, in the last sector, that the primary one does not know of. */
  GPT_STRAY_HEADER(Severity.WARNING, "gpt.stray-header"),

  /** A header, otherwise whole, does not begin with {@code EFI PART}. */
  GPT_SIGNATURE(Severity.ERROR, "gpt.signature"),

  /** The revision is not 1.0: some readers refuse the table. */
  GPT_REVISION(Severity.ERROR, "gpt.revision"),

  /** The header's size is less than 92 or more than a sector. */
  GPT_HEADER_SIZE(Severity.ERROR, "gpt.header-size"),

  /** The header's CRC is wrong. */
  GPT_HEADER_CRC(Severity.ERROR, "gpt.header-crc"),

  /** The header's reserved field is not zero. */
  GPT_RESERVED(Severity.INFO, "gpt.reserved"),

  /** There is something behind the header's last field that the specification wants to be zero. */
  GPT_TAIL_NONZERO(Severity.INFO, "gpt.tail-nonzero"),

  /** The header lies elsewhere than it says. */
  GPT_MY_LBA(Severity.ERROR, "gpt.my-lba"),

  /** The header does not say where the other one is. */
  GPT_ALTERNATE_LBA(Severity.WARNING, "gpt.alternate-lba"),

  /** The disk's GUID is zero. */
  GPT_DISK_GUID(Severity.INFO, "gpt.disk-guid"),

  /** The usable range ends before it starts, or does not lie within the disk. */
  GPT_USABLE_RANGE(Severity.ERROR, "gpt.usable-range"),

  /** A header lies where partitions may be. */
  GPT_HEADER_IN_USABLE(Severity.WARNING, "gpt.header-in-usable"),

  /** An entry array lies where partitions may be. */
  GPT_ARRAY_IN_USABLE(Severity.WARNING, "gpt.array-in-usable"),

  /** The entry array is empty or does not lie within the disk. */
  GPT_ARRAY_RANGE(Severity.ERROR, "gpt.array-range"),

  /** The entry array overlaps the MBR or a header. */
  GPT_ARRAY_OVERLAP(Severity.ERROR, "gpt.array-overlap"),

  /** Less than 16 KiB are set aside for the entry array. */
  GPT_ARRAY_SMALL(Severity.INFO, "gpt.array-small"),

  /** The entry array's CRC is wrong. */
  GPT_ARRAY_CRC(Severity.ERROR, "gpt.array-crc"),

  /** The size of an entry is not 128, 256, 512 and so on. */
  GPT_ENTRY_SIZE(Severity.ERROR, "gpt.entry-size"),

  /** Entries are larger than 128 bytes, which Linux refuses. */
  GPT_ENTRY_SIZE_UNUSUAL(Severity.WARNING, "gpt.entry-size-unusual"),

  /** Both copies are whole, but say different things. */
  GPT_COPIES_DIFFER(Severity.WARNING, "gpt.copies-differ"),

  /** An entry without a type is not empty: some readers take it for a partition. */
  GPT_UNUSED_NOT_ZERO(Severity.WARNING, "gpt.unused-not-zero"),

  /** A partition ends before it starts. */
  GPT_PARTITION_REVERSED(Severity.ERROR, "gpt.partition-reversed"),

  /** A partition does not lie within the disk. */
  GPT_PARTITION_OUTSIDE_DISK(Severity.ERROR, "gpt.partition-outside-disk"),

  /** A partition does not lie within the usable range: some readers leave it out. */
  GPT_PARTITION_OUTSIDE_USABLE(Severity.WARNING, "gpt.partition-outside-usable"),

  /** A partition overlaps another one. */
  GPT_PARTITION_OVERLAP(Severity.ERROR, "gpt.partition-overlap"),

  /** Two partitions have the same GUID: which one a PARTUUID means is open. */
  GPT_DUPLICATE_GUID(Severity.WARNING, "gpt.duplicate-guid"),

  /** A partition's GUID is zero. */
  GPT_UNIQUE_GUID_ZERO(Severity.WARNING, "gpt.unique-guid-zero"),

  /** Attribute bits are set that the specification leaves undefined. */
  GPT_ATTRIBUTES_UNDEFINED(Severity.INFO, "gpt.attributes-undefined"),

  /** A name fills its field, without a NUL. */
  GPT_NAME_UNTERMINATED(Severity.INFO, "gpt.name-unterminated"),

  /** There is something behind the NUL of a name. */
  GPT_NAME_GARBAGE(Severity.INFO, "gpt.name-garbage"),

  /** A name has half of a surrogate pair, which is no character. */
  GPT_NAME_SURROGATE(Severity.INFO, "gpt.name-surrogate"),

  /** There is something behind the last field of a larger entry. */
  GPT_ENTRY_EXTRA(Severity.INFO, "gpt.entry-extra");

  private final Severity severity;
  private final String code;

  LayoutFinding(Severity severity, String code) {
    this.severity = severity;
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  /**
   * Finds the constant of a diagnostic.
   *
   * @param diagnostic a finding of whatever source
   * @return its constant; empty if it is none of these
   */
  public static Optional<LayoutFinding> of(Diagnostic diagnostic) {
    return Finding.find(values(), diagnostic.code());
  }

  /**
   * Makes a diagnostic.
   *
   * @param offset where, in bytes from the start of the disk
   * @param message what was found, one sentence
   * @return the diagnostic
   */
  public Diagnostic at(long offset, String message) {
    return diagnostic(message).atOffset(offset);
  }
}
