package io.github.bootformats.partition.authoring;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.ForeignLabel;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.finding.LayoutFindings;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which table of a disk can be changed, if any. */
final class PlanBasis {
  /**
   * What is wrong with the table as a whole. Odd entries are none of these: to change them may be
   * what a plan is for.
   */
  private static final Set<LayoutFinding> OBSTACLES =
      EnumSet.of(
          LayoutFinding.DISK_TOO_SMALL,
          LayoutFinding.MBR_NO_SIGNATURE,
          LayoutFinding.MBR_BOOT_SECTOR,
          LayoutFinding.MBR_BOOT_INDICATOR,
          LayoutFinding.MBR_PROTECTIVE_START,
          LayoutFinding.MBR_PROTECTIVE_WITHOUT_GPT,
          LayoutFinding.GPT_PROTECTIVE_MBR_MISSING,
          LayoutFinding.GPT_PRIMARY_MISSING,
          LayoutFinding.GPT_BACKUP_MISSING,
          LayoutFinding.GPT_STRAY_HEADER,
          LayoutFinding.GPT_SIGNATURE,
          LayoutFinding.GPT_REVISION,
          LayoutFinding.GPT_HEADER_SIZE,
          LayoutFinding.GPT_HEADER_CRC,
          LayoutFinding.GPT_MY_LBA,
          LayoutFinding.GPT_ALTERNATE_LBA,
          LayoutFinding.GPT_USABLE_RANGE,
          LayoutFinding.GPT_ARRAY_RANGE,
          LayoutFinding.GPT_ARRAY_OVERLAP,
          LayoutFinding.GPT_ARRAY_CRC,
          LayoutFinding.GPT_ENTRY_SIZE,
          LayoutFinding.GPT_COPIES_DIFFER,
          LayoutFinding.LIMIT_GPT_ENTRY_ARRAY_BYTES);

  private static final Set<String> FILE_SYSTEMS = Set.of("fat", "ntfs", "exfat");

  private PlanBasis() {}

  /**
   * Returns whether the table is a GPT rather than an MBR.
   *
   * @throws FormatException if there is no table, or a damaged one
   */
  static boolean isGpt(DiskLayout layout) throws FormatException {
    for (Diagnostic finding : layout.findings()) {
      if (LayoutFinding.of(finding).filter(OBSTACLES::contains).isPresent()) {
        throw damaged(finding);
      }
    }
    MbrSector mbr = layout.mbr();
    boolean ordinary = mbr.entries().stream().anyMatch(LayoutFindings::isOrdinary);
    boolean protective =
        mbr.entries().stream().anyMatch(e -> e.type() == MbrEntry.TYPE_GPT_PROTECTIVE);
    Optional<ForeignLabel> other =
        layout.foreignLabels().stream()
            .filter(label -> !mbr.hasBootSignature() || FILE_SYSTEMS.contains(label.id()))
            .findFirst();
    if (!mbr.hasBootSignature() || (!ordinary && !protective && other.isPresent())) {
      throw new MalformedFormatException(
          "partition",
          "partition.no-table",
          0,
          "there is no partition table to change"
              + other.map(label -> ", but another label: " + label.name()).orElse("")
              + "; GptBuilder and MbrBuilder make one");
    }
    if (protective && !(hasArray(layout.primaryGpt()) && hasArray(layout.backupGpt()))) {
      throw new MalformedFormatException(
          "gpt", "gpt.damaged", -1, "a copy of the GPT is not whole; repair the table first");
    }
    return protective;
  }

  private static boolean hasArray(Optional<GptTable> table) {
    return table
        .filter(t -> t.header().headerCrcValid() && t.arrayCrcValid())
        .flatMap(GptTable::array)
        .filter(GptEntryArray::isDecodable)
        .isPresent();
  }

  private static FormatException damaged(Diagnostic finding) {
    String code = finding.code();
    return new MalformedFormatException(
        code.substring(0, code.indexOf('.')),
        code,
        finding.offset().orElse(-1),
        finding.message() + "; repair the table before changing its partitions");
  }
}
