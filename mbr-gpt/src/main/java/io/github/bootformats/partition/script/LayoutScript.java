package io.github.bootformats.partition.script;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.Severity;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.read.EbrWalk;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Describes layouts as scripts. */
final class LayoutScript {
  private static final int DATA = 0;
  private static final int LINK = 1;
  private static final String NO_TABLE = "partition.no-table";

  private final DiskLayout layout;
  private final DiskScript.Builder script = DiskScript.builder();

  private LayoutScript(DiskLayout layout) {
    this.layout = layout;
  }

  /**
   * Describes a layout.
   *
   * @throws FormatException if it has no table that can be changed: no more can it be described
   */
  static DiskScript of(DiskLayout layout) throws FormatException {
    requireTable(layout);
    LayoutScript described = new LayoutScript(layout);
    boolean gpt =
        layout.mbr().entries().stream().anyMatch(e -> e.type() == MbrEntry.TYPE_GPT_PROTECTIVE);
    if (gpt) {
      described.gpt(layout.primaryGpt().orElseThrow());
    } else {
      described.mbr();
    }
    return described.script.build();
  }

  private static void requireTable(DiskLayout layout) throws FormatException {
    try {
      layout.plan().apply();
    } catch (FormatException e) {
      throw e.reason().equals(NO_TABLE)
          ? new MalformedFormatException(
              "partition", NO_TABLE, 0, "there is no partition table to describe")
          : e;
    }
  }

  private void header(ScriptHeader header, Object value) {
    script.header(header.text(), value.toString());
  }

  /** The grain is said where it is not the usual one. */
  private void grainAndSectorSize() {
    long grain = layout.sectorSize().toBytes(NewTable.usualAlignment(layout).grain());
    if (grain != NewTable.USUAL_GRAIN) {
      header(ScriptHeader.GRAIN, grain);
    }
    header(ScriptHeader.SECTOR_SIZE, layout.sectorSize().bytes());
  }

  private void gpt(GptTable table) throws FormatException {
    GptHeader header = table.header();
    GptEntryArray array = table.array().orElseThrow();
    header(ScriptHeader.LABEL, "gpt");
    header(ScriptHeader.LABEL_ID, upper(header.diskGuid()));
    header(ScriptHeader.UNIT, "sectors");
    header(ScriptHeader.FIRST_LBA, header.firstUsableLba());
    header(ScriptHeader.LAST_LBA, header.lastUsableLba());
    if (array.count() != GptBuilder.DEFAULT_ENTRIES) {
      header(ScriptHeader.TABLE_LENGTH, array.count());
    }
    grainAndSectorSize();
    for (int index : array.usedIndexes()) {
      GptEntry entry = array.entry(index);
      requireRange(index, entry);
      script.partition(
          partition(index + 1, entry.firstLba(), entry.sectors(), upper(entry.typeGuid()))
              .uuid(entry.uniqueGuid())
              .name(entry.name())
              .attributes(entry.attributes() & ScriptAttributes.EXPRESSIBLE));
    }
  }

  /** A script has neither sizes below zero nor numbers of sectors from 2<sup>63</sup> on. */
  private static void requireRange(int index, GptEntry entry) throws FormatException {
    boolean isReversed = Long.compareUnsigned(entry.lastLba(), entry.firstLba()) < 0;
    if (isReversed || entry.lastLba() < 0) {
      LayoutFinding finding =
          isReversed
              ? LayoutFinding.GPT_PARTITION_REVERSED
              : LayoutFinding.GPT_PARTITION_OUTSIDE_DISK;
      throw MalformedFormatException.of(
          Diagnostic.of(
              Severity.ERROR,
              finding.code(),
              "partition %s cannot be described: it reaches from LBA %s to %s"
                  .formatted(
                      index + 1,
                      Long.toUnsignedString(entry.firstLba()),
                      Long.toUnsignedString(entry.lastLba()))));
    }
  }

  private static String upper(UUID guid) {
    return guid.toString().toUpperCase(Locale.ROOT);
  }

  private void mbr() throws FormatException {
    Optional<MbrEntry> extended = onlyExtended();
    header(ScriptHeader.LABEL, "dos");
    header(ScriptHeader.LABEL_ID, "0x%08x".formatted(layout.mbr().diskSignature()));
    header(ScriptHeader.UNIT, "sectors");
    grainAndSectorSize();
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = layout.mbr().entry(slot);
      if (entry.sectors() != 0) {
        partition(slot + 1, 0, entry);
      }
    }
    extended.filter(EbrWalk::isLink).ifPresent(e -> logicals(e.firstLba()));
  }

  /** Readers do not agree whose logical partitions there are when several are extended. */
  private Optional<MbrEntry> onlyExtended() throws FormatException {
    List<MbrEntry> extended = layout.mbr().entries().stream().filter(MbrEntry::isExtended).toList();
    if (extended.size() > 1) {
      throw MalformedFormatException.of(
          Diagnostic.of(
              Severity.ERROR,
              LayoutFinding.MBR_MULTIPLE_EXTENDED.code(),
              "there are %s extended partitions; readers see the logical ones of one of them"
                  .formatted(extended.size())));
    }
    return extended.stream().findFirst();
  }

  /** Follows the links as far as they lead to EBRs that did not come by before. */
  private void logicals(long base) {
    int number = MbrSector.ENTRIES + 1;
    Set<Long> visited = new HashSet<>();
    Optional<Ebr> next = layout.ebrAt(base);
    while (next.isPresent() && visited.add(next.get().lba())) {
      Ebr ebr = next.get();
      if (ebr.sector().entry(DATA).sectors() != 0) {
        partition(number++, ebr.lba(), ebr.sector().entry(DATA));
      }
      next =
          Optional.of(ebr.sector().entry(LINK))
              .filter(EbrWalk::isLink)
              .flatMap(link -> layout.ebrAt(base + link.firstLba()));
    }
  }

  private void partition(int number, long base, MbrEntry entry) {
    script.partition(
        partition(
                number, base + entry.firstLba(), entry.sectors(), Integer.toHexString(entry.type()))
            .bootable(entry.bootIndicator() == MbrEntry.ACTIVE));
  }

  private static ScriptPartition partition(int number, long start, long sectors, String type) {
    return ScriptPartition.DEFAULT
        .node(Integer.toString(number))
        .start(ScriptAmount.sectors(start))
        .size(ScriptAmount.sectors(sectors))
        .type(type);
  }
}
