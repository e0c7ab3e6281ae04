package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.MbrAt;
import io.github.bootformats.partition.internal.MbrEntryAt;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.Optional;

/** Linux's GPT parser, {@code block/partitions/efi.c}. */
final class LinuxGpt {

  private final DiskLayout layout;
  private final LinuxSlots slots;

  private LinuxGpt(DiskLayout layout, LinuxSlots slots) {
    this.layout = layout;
    this.slots = slots;
  }

  /**
   * Looks for a GPT.
   *
   * @param forced whether the parameter {@code gpt} was given: no protective MBR is needed, and the
   *     alternate copy may be used, looked for at the end of the disk too
   * @return why the kernel does not use one, or empty when it does
   */
  static Optional<Diagnostic> parse(DiskLayout layout, boolean forced, LinuxSlots slots) {
    LinuxGpt parser = new LinuxGpt(layout, slots);
    Optional<Diagnostic> unprotected = forced ? Optional.empty() : parser.unprotected();
    return unprotected.isPresent() ? unprotected : parser.parse(forced);
  }

  /** Returns why the MBR is not a protective one. The rest of it may be anything: a hybrid MBR. */
  private Optional<Diagnostic> unprotected() {
    MbrSector mbr = layout.mbr();
    if (!mbr.hasBootSignature()) {
      return Optional.of(
          Diagnostic.of(
                  Severity.ERROR,
                  "linux.pmbr-signature",
                  "There is a GPT, but no protective MBR: LBA 0 has no boot signature")
              .atOffset(MbrAt.BOOT_SIGNATURE));
    }
    int protective = -1;
    for (int i = 0; i < MbrSector.ENTRIES; i++) {
      MbrEntry entry = mbr.entry(i);
      if (entry.type() == MbrEntry.TYPE_GPT_PROTECTIVE) {
        if (entry.firstLba() == GptTable.PRIMARY_LBA) {
          return Optional.empty();
        }
        protective = i;
      }
    }
    if (protective < 0) {
      return Optional.of(
          Diagnostic.of(
                  Severity.ERROR,
                  "linux.pmbr-missing",
                  "There is a GPT, but no protective MBR: no entry of type 0xEE")
              .atOffset(MbrSector.entryOffset(0)));
    }
    return Optional.of(
        Diagnostic.of(
                Severity.ERROR,
                "linux.pmbr-first-lba",
                "The protective entry begins at LBA "
                    + mbr.entry(protective).firstLba()
                    + ", not 1")
            .atOffset(MbrSector.entryOffset(protective) + MbrEntryAt.FIRST_LBA));
  }

  private Optional<Diagnostic> parse(boolean forced) {
    Optional<Diagnostic> primaryProblem = LinuxGptCheck.problemAt(layout, GptTable.PRIMARY_LBA);
    Optional<GptTable> primary =
        primaryProblem.isEmpty() ? layout.gptAt(GptTable.PRIMARY_LBA) : Optional.empty();
    Optional<GptTable> alternate = primary.flatMap(p -> validAt(p.header().alternateLba()));
    if (forced && alternate.isEmpty()) {
      alternate = validAt(layout.lastLba());
    }
    if (primary.isPresent()) {
      if (alternate.isPresent()) {
        LinuxGptComparison.of(layout, primary.get(), alternate.get()).forEach(slots::note);
      } else {
        noteInvalidAlternate(primary.get().header().alternateLba());
      }
      putEntries(primary.get());
      return Optional.empty();
    }
    if (alternate.isPresent()) {
      slots.note(
          Diagnostic.of(
                  Severity.WARNING,
                  "linux.gpt-primary-invalid",
                  "The alternate GPT is used, for the primary is invalid: "
                      + primaryProblem.map(Diagnostic::message).orElse(""))
              .atOffset(layout.sectorSize().toBytes(GptTable.PRIMARY_LBA)));
      putEntries(alternate.get());
      return Optional.empty();
    }
    return primaryProblem;
  }

  private Optional<GptTable> validAt(long lba) {
    return LinuxGptCheck.problemAt(layout, lba).isEmpty() ? layout.gptAt(lba) : Optional.empty();
  }

  private void noteInvalidAlternate(long lba) {
    LinuxGptCheck.problemAt(layout, lba)
        .ifPresent(
            problem ->
                slots.note(
                    Diagnostic.of(
                            Severity.WARNING,
                            "linux.gpt-alternate-invalid",
                            "The alternate GPT is invalid: " + problem.message())
                        .atOffset(
                            problem
                                .offset()
                                .orElse(layout.sectorSize().toBytes(GptTable.PRIMARY_LBA) + 32))));
  }

  private void putEntries(GptTable table) {
    GptEntryArray entries = LinuxGptCheck.entriesOf(table);
    int blocks = slots.blocksOfSector();
    for (int i = 0; i < entries.count(); i++) {
      GptEntry entry = entries.entry(i);
      if (!entry.isUsed()) {
        continue;
      }
      if (i + 1 >= LinuxSlots.LIMIT) {
        noteEntry(
            table, i, "linux.gpt-entry-number", "Linux has no number for partition " + (i + 1));
        return;
      }
      if (isOnDisk(entry.firstLba()) && isOnDisk(entry.lastLba())) {
        slots.put(
            i + 1,
            LinuxPartition.ofGpt(entry, entry.firstLba() * blocks, entry.sectors() * blocks));
      } else {
        noteEntry(
            table,
            i,
            "linux.gpt-entry-out-of-disk",
            "Partition " + (i + 1) + " does not lie within the disk and is left out");
      }
    }
  }

  private boolean isOnDisk(long lba) {
    return Long.compareUnsigned(lba, layout.lastLba()) <= 0;
  }

  private void noteEntry(GptTable table, int index, String code, String message) {
    slots.note(
        Diagnostic.of(Severity.WARNING, code, message)
            .atOffset(
                layout.sectorSize().toBytes(table.header().entriesLba())
                    + (long) index * GptEntry.BYTES));
  }
}
