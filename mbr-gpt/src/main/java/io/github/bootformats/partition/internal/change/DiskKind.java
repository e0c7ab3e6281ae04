package io.github.bootformats.partition.internal.change;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.Severity;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.ForeignLabel;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose a disk is, as those see it who ask the MBR first. */
public enum DiskKind {
  /** The MBR's: there are ordinary partitions and no protective one, or nothing but an MBR. */
  MBR,

  /** The GPT's, hybrid or not, even if its protective MBR is missing. */
  GPT,

  /** Nobody's: there is neither. */
  NONE;

  /**
   * What is wrong with a table as a whole. Odd entries are none of these: to change them may be
   * what somebody is about to do.
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

  /** Tells whose a disk is, whatever state the table is in. */
  public static DiskKind of(DiskLayout layout) {
    boolean isProtective = ProtectiveEntry.isThere(layout.mbr());
    boolean hasOrdinary = ProtectiveEntry.hasOrdinary(layout.mbr());
    if (!layout.gptTables().isEmpty() && (isProtective || !hasOrdinary)) {
      return GPT;
    }
    boolean isTable = layout.mbr().hasBootSignature() && !isProtective;
    return isTable && !isFileSystem(layout, hasOrdinary) ? MBR : NONE;
  }

  private static boolean isFileSystem(DiskLayout layout, boolean hasOrdinary) {
    boolean isNamedSo =
        layout.foreignLabels().stream().anyMatch(label -> FILE_SYSTEMS.contains(label.id()));
    return (isNamedSo && !hasOrdinary)
        || layout.findings().stream()
            .anyMatch(f -> f.code().equals(LayoutFinding.MBR_BOOT_SECTOR.code()));
  }

  /**
   * Tells whose a disk is, if its table can be changed.
   *
   * @throws FormatException if there is no table, or one that is damaged
   */
  public static DiskKind changeable(DiskLayout layout) throws FormatException {
    Optional<Diagnostic> obstacle = obstacles(layout).stream().findFirst();
    if (obstacle.isPresent()) {
      throw MalformedFormatException.of(obstacle.get());
    }
    return of(layout);
  }

  /** Lists why the table of a disk cannot be changed; nothing if it can. */
  public static List<Diagnostic> obstacles(DiskLayout layout) {
    List<Diagnostic> damages =
        layout.findings().stream()
            .filter(f -> LayoutFinding.of(f).filter(OBSTACLES::contains).isPresent())
            .map(DiskKind::damage)
            .toList();
    if (!damages.isEmpty()) {
      return damages;
    }
    return switch (of(layout)) {
      case MBR -> List.of();
      case GPT ->
          isWhole(layout.primaryGpt()) && isWhole(layout.backupGpt())
              ? List.of()
              : List.of(
                  Diagnostic.of(
                      Severity.ERROR,
                      "gpt.damaged",
                      "a copy of the GPT is not whole; repair the table first"));
      case NONE -> List.of(noTable(layout));
    };
  }

  private static Diagnostic damage(Diagnostic finding) {
    boolean isTable =
        LayoutFinding.of(finding).filter(LayoutFinding.DISK_TOO_SMALL::equals).isEmpty();
    Diagnostic damage =
        Diagnostic.of(
            Severity.ERROR,
            finding.code(),
            finding.message()
                + (isTable ? "; repair the table before changing its partitions" : ""));
    return finding.offset().isPresent() ? damage.atOffset(finding.offset().getAsLong()) : damage;
  }

  private static Diagnostic noTable(DiskLayout layout) {
    String other =
        layout.foreignLabels().stream()
            .findFirst()
            .map(ForeignLabel::name)
            .map(name -> ", but another label: " + name)
            .orElse("");
    return Diagnostic.of(
            Severity.ERROR,
            "partition.no-table",
            "there is no partition table to change"
                + other
                + "; GptBuilder and MbrBuilder make one")
        .atOffset(0);
  }

  private static boolean isWhole(Optional<GptTable> table) {
    return table
        .filter(t -> t.header().headerCrcValid() && t.arrayCrcValid())
        .flatMap(GptTable::array)
        .filter(GptEntryArray::isDecodable)
        .isPresent();
  }
}
