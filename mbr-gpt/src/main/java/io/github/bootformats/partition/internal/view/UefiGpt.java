package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptAttributes;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.internal.MbrAt;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The GPT as UEFI 2.10, section 5.3 has firmware use it. */
final class UefiGpt {
  private final DiskLayout layout;
  private final PartitionMap.Builder map;

  private UefiGpt(DiskLayout layout, PartitionMap.Builder map) {
    this.layout = layout;
    this.map = map;
  }

  /**
   * Looks for a GPT and adds its partitions.
   *
   * @return why there is none, or empty when there is one
   */
  static Optional<Diagnostic> parse(DiskLayout layout, PartitionMap.Builder map) {
    return new UefiGpt(layout, map).parse();
  }

  private Optional<Diagnostic> parse() {
    Optional<Diagnostic> unprotected = unprotected();
    if (unprotected.isPresent()) {
      return unprotected;
    }
    Optional<Diagnostic> primaryProblem = UefiGptCheck.problemAt(layout, GptTable.PRIMARY_LBA);
    if (primaryProblem.isEmpty()) {
      GptTable primary = layout.gptAt(GptTable.PRIMARY_LBA).orElseThrow();
      noteBackup(primary.header());
      addEntries(primary);
      return Optional.empty();
    }
    if (UefiGptCheck.problemAt(layout, layout.lastLba()).isEmpty()) {
      map.note(
          diagnostic(
              Severity.WARNING,
              "uefi.gpt-primary-invalid",
              "The backup GPT is used, for the primary is invalid: "
                  + primaryProblem.get().message(),
              layout.sectorSize().toBytes(GptTable.PRIMARY_LBA)));
      addEntries(layout.gptAt(layout.lastLba()).orElseThrow());
      return Optional.empty();
    }
    return primaryProblem;
  }

  private Optional<Diagnostic> unprotected() {
    MbrSector mbr = layout.mbr();
    if (!mbr.hasBootSignature()) {
      return Optional.of(
          diagnostic(
              Severity.ERROR,
              "uefi.pmbr-signature",
              "A GPT needs a protective MBR, but LBA 0 has no boot signature",
              MbrAt.BOOT_SIGNATURE));
    }
    boolean found = false;
    boolean hybrid = false;
    for (MbrEntry entry : mbr.entries()) {
      found |=
          entry.type() == MbrEntry.TYPE_GPT_PROTECTIVE && entry.firstLba() == GptTable.PRIMARY_LBA;
      hybrid |= entry.type() != MbrEntry.TYPE_GPT_PROTECTIVE && UefiMbr.isUsed(entry);
    }
    if (!found) {
      return Optional.of(
          diagnostic(
              Severity.ERROR,
              "uefi.pmbr-missing",
              "A GPT needs a protective MBR: an entry of type 0xEE that begins at LBA 1",
              MbrSector.entryOffset(0)));
    }
    if (hybrid) {
      map.note(
          diagnostic(
              Severity.WARNING,
              "uefi.hybrid-mbr",
              "The protective MBR has other partitions too, which are not looked at",
              MbrSector.entryOffset(0)));
    }
    return Optional.empty();
  }

  private void noteBackup(GptHeader primary) {
    long lba = primary.alternateLba();
    Optional<Diagnostic> problem =
        lba == GptTable.PRIMARY_LBA
            ? Optional.of(
                Diagnostic.of(
                    Severity.WARNING, "uefi.gpt-alternate-self", "it points to the primary"))
            : UefiGptCheck.problemAt(layout, lba);
    problem.ifPresent(
        p ->
            map.note(
                diagnostic(
                    Severity.WARNING,
                    "uefi.gpt-backup-invalid",
                    "There is no valid backup GPT: " + p.message(),
                    p.offset().orElse(layout.sectorSize().toBytes(GptTable.PRIMARY_LBA) + 32))));
  }

  private void addEntries(GptTable table) {
    GptHeader header = table.header();
    GptEntryArray entries = table.array().orElseThrow();
    List<Integer> inRange = new ArrayList<>();
    for (int i : entries.usedIndexes()) {
      GptEntry entry = entries.entry(i);
      if (isInRange(entry, header)) {
        inRange.add(i);
      } else {
        noteEntry(
            table, i, "uefi.gpt-entry-range", "does not lie in the usable range and is left out");
      }
    }
    BitSet overlapping = overlapping(entries, inRange);
    for (int i : inRange) {
      GptEntry entry = entries.entry(i);
      if (overlapping.get(i)) {
        noteEntry(table, i, "uefi.gpt-entry-overlap", "overlaps another one and is left out");
      } else if ((entry.attributes() & GptAttributes.NO_BLOCK_IO) != 0) {
        noteEntry(table, i, "uefi.gpt-entry-hidden", "is not for the firmware and is left out");
      } else {
        if (Long.compareUnsigned(entry.lastLba(), layout.lastLba()) > 0) {
          noteEntry(table, i, "uefi.gpt-entry-out-of-disk", "reaches beyond the end of the disk");
        }
        map.add(partition(i + 1, entry));
      }
    }
  }

  private static boolean isInRange(GptEntry entry, GptHeader header) {
    return Long.compareUnsigned(entry.firstLba(), entry.lastLba()) <= 0
        && Long.compareUnsigned(entry.firstLba(), header.firstUsableLba()) >= 0
        && Long.compareUnsigned(entry.lastLba(), header.lastUsableLba()) <= 0;
  }

  /**
   * Finds all entries that overlap another one. In the order of the first LBAs, an entry overlaps
   * an earlier one exactly if it overlaps the one that reaches furthest so far.
   */
  private static BitSet overlapping(GptEntryArray entries, List<Integer> indexes) {
    List<Integer> sorted = new ArrayList<>(indexes);
    sorted.sort(
        Comparator.comparing((Integer i) -> entries.entry(i).firstLba(), Long::compareUnsigned));
    BitSet overlapping = new BitSet();
    int furthest = -1;
    for (int i : sorted) {
      if (furthest < 0) {
        furthest = i;
        continue;
      }
      long end = entries.entry(furthest).lastLba();
      if (Long.compareUnsigned(entries.entry(i).firstLba(), end) <= 0) {
        overlapping.set(i);
        overlapping.set(furthest);
      }
      if (Long.compareUnsigned(entries.entry(i).lastLba(), end) > 0) {
        furthest = i;
      }
    }
    return overlapping;
  }

  private Partition partition(int number, GptEntry entry) {
    return Partition.builder(number, layout.sectorSize(), entry.firstLba(), entry.sectors())
        .type(entry.typeGuid().toString(), GptTypes.name(entry.typeGuid()).orElse(""))
        .name(entry.name())
        .uuid(entry.uniqueGuid().toString())
        .flags(GptAttributes.names(entry.attributes()))
        .build();
  }

  private void noteEntry(GptTable table, int index, String code, String what) {
    map.note(
        diagnostic(
            Severity.WARNING,
            code,
            "Partition " + (index + 1) + " " + what,
            layout.sectorSize().toBytes(table.header().entriesLba())
                + index * table.header().entrySize()));
  }

  private static Diagnostic diagnostic(
      Severity severity, String code, String message, long offset) {
    return Diagnostic.of(severity, code, message).atOffset(offset);
  }
}
