package io.github.bootformats.testkit.partition;

import io.github.bootformats.partition.LayoutFinding;
import java.util.List;

/** The rules of MBR and EBRs that can be broken. */
final class MbrRules {
  static final List<BrokenRule> ALL =
      List.of(
          rule(
              "no-signature",
              LayoutFinding.MBR_NO_SIGNATURE,
              "The MBR lacks the bytes 55 AA",
              MbrBreaks::noSignature),
          rule(
              "boot-indicator",
              LayoutFinding.MBR_BOOT_INDICATOR,
              "A boot indicator is neither 0 nor 0x80",
              MbrBreaks::bootIndicator),
          rule(
              "multiple-active",
              LayoutFinding.MBR_MULTIPLE_ACTIVE,
              "Two partitions are active",
              MbrBreaks::multipleActive),
          rule(
              "disk-signature-zero",
              LayoutFinding.MBR_DISK_SIGNATURE,
              "The disk signature is zero",
              MbrBreaks::noDiskSignature),
          rule(
              "type-zero",
              LayoutFinding.MBR_TYPE_ZERO_USED,
              "The type of a partition is 0, its sectors are not",
              MbrBreaks::typeZero),
          rule(
              "no-sectors",
              LayoutFinding.MBR_SECTORS_ZERO,
              "A partition has a type, but no sectors",
              MbrBreaks::noSectors),
          rule(
              "start-zero",
              LayoutFinding.MBR_START_ZERO,
              "A partition starts with the sector of the MBR",
              MbrBreaks::startZero),
          rule(
              "starts-past-disk",
              LayoutFinding.MBR_OUTSIDE_DISK,
              "A partition starts beyond the disk",
              MbrBreaks::startsPastDisk),
          rule(
              "ends-past-disk",
              LayoutFinding.MBR_OUTSIDE_DISK,
              "A partition starts on the disk and ends beyond it",
              MbrBreaks::endsPastDisk),
          rule(
              "overlap",
              LayoutFinding.MBR_OVERLAP,
              "Two primary partitions overlap",
              MbrBreaks::overlap),
          rule(
              "same-range",
              LayoutFinding.MBR_OVERLAP,
              "Two primary partitions are the same sectors",
              MbrBreaks::sameRange),
          rule(
              "chs-mismatch",
              LayoutFinding.MBR_CHS_MISMATCH,
              "A CHS address belongs to another LBA",
              MbrBreaks::chsMismatch),
          rule(
              "multiple-extended",
              LayoutFinding.MBR_MULTIPLE_EXTENDED,
              "There are two extended partitions, each with an EBR",
              MbrBreaks::multipleExtended),
          rule(
                  "protective-entry",
                  LayoutFinding.MBR_PROTECTIVE_WITHOUT_GPT,
                  "A protective partition lies beside the others, but there is no GPT",
                  MbrBreaks::protectiveEntry)
              .with(LayoutFinding.MBR_HYBRID),
          rule(
              "only-protective",
              LayoutFinding.MBR_PROTECTIVE_WITHOUT_GPT,
              "The only partition is a protective one, but there is no GPT",
              MbrBreaks::onlyProtective),
          rule(
              "partial-sector",
              LayoutFinding.DISK_PARTIAL_SECTOR,
              "The disk does not end with a whole sector",
              GptDiskBreaks::partialSector),
          rule(
              "first-ebr-missing",
              LayoutFinding.MBR_EBR_NO_SIGNATURE,
              "The extended partition begins with zeros instead of an EBR",
              EbrBreaks::firstMissing),
          rule(
              "ebr-no-signature",
              LayoutFinding.MBR_EBR_NO_SIGNATURE,
              "An EBR lacks the bytes 55 AA",
              EbrBreaks::noSignature),
          rule(
              "ebr-past-disk",
              LayoutFinding.MBR_EBR_OUTSIDE_DISK,
              "A link leads beyond the disk",
              EbrBreaks::linkPastDisk),
          rule(
              "ebr-past-extended",
              LayoutFinding.MBR_EBR_OUTSIDE_EXTENDED,
              "A link leads to an EBR outside of the extended partition",
              EbrBreaks::linkPastExtended),
          rule(
              "ebr-cycle",
              LayoutFinding.MBR_EBR_LOOP,
              "The last EBR links to an earlier one",
              EbrBreaks::cycle),
          rule(
              "ebr-self-link",
              LayoutFinding.MBR_EBR_LOOP,
              "An EBR links to itself",
              EbrBreaks::selfLink),
          rule(
              "ebr-backward",
              LayoutFinding.MBR_EBR_BACKWARD,
              "An EBR links to one that lies before it, without a cycle",
              EbrBreaks::backward),
          rule(
              "ebr-two-links",
              LayoutFinding.MBR_EBR_MULTIPLE_LINKS,
              "An EBR has two links",
              EbrBreaks::twoLinks),
          rule(
              "ebr-two-partitions",
              LayoutFinding.MBR_EBR_MULTIPLE_DATA,
              "An EBR describes two partitions",
              EbrBreaks::twoPartitions),
          rule(
              "ebr-link-first",
              LayoutFinding.MBR_EBR_LINK_FIRST,
              "An EBR has its link before its partition",
              EbrBreaks::linkFirst),
          rule(
              "logical-past-extended",
              LayoutFinding.MBR_LOGICAL_OUTSIDE_EXTENDED,
              "A logical partition ends behind the extended one",
              EbrBreaks::logicalPastExtended),
          rule(
                  "logical-past-disk",
                  LayoutFinding.MBR_OUTSIDE_DISK,
                  "A logical partition ends beyond the disk",
                  EbrBreaks::logicalPastDisk)
              .with(LayoutFinding.MBR_LOGICAL_OUTSIDE_EXTENDED, LayoutFinding.MBR_OVERLAP),
          rule(
              "logicals-overlap",
              LayoutFinding.MBR_OVERLAP,
              "A logical partition reaches into the next one",
              EbrBreaks::overlap),
          rule(
              "logical-start-zero",
              LayoutFinding.MBR_START_ZERO,
              "A logical partition starts with the sector of its EBR",
              EbrBreaks::startZero),
          rule(
              "logical-type-zero",
              LayoutFinding.MBR_TYPE_ZERO_USED,
              "The type of a logical partition is 0, its sectors are not",
              EbrBreaks::typeZero),
          rule(
              "logical-no-sectors",
              LayoutFinding.MBR_SECTORS_ZERO,
              "A logical partition has a type, but no sectors",
              EbrBreaks::noSectors));

  private MbrRules() {}

  private static BrokenRule rule(
      String name, LayoutFinding finding, String meaning, BrokenRule.Breaker breaker) {
    return BrokenRule.of(TableFormat.MBR, name, finding, meaning, breaker);
  }
}
