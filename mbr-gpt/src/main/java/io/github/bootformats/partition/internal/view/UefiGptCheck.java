package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.HeaderAt;
import io.github.bootformats.partition.internal.read.GptArrayPlace;
import java.util.Optional;

/** What UEFI 2.10, section 5.3.2 and table 5.5 demand of a copy of a GPT. */
public final class UefiGptCheck {

  private final DiskLayout layout;
  private final long lba;

  private UefiGptCheck(DiskLayout layout, long lba) {
    this.layout = layout;
    this.lba = lba;
  }

  /** Returns why the copy at an LBA is not valid, or empty if it is. */
  public static Optional<Diagnostic> problemAt(DiskLayout layout, long lba) {
    return new UefiGptCheck(layout, lba).problem();
  }

  private Optional<Diagnostic> problem() {
    if (Long.compareUnsigned(lba, layout.lastLba()) > 0) {
      return Optional.of(
          Diagnostic.of(
              Severity.ERROR,
              "uefi.gpt-out-of-disk",
              "There is no LBA %s for a GPT header on this disk"
                  .formatted(Long.toUnsignedString(lba))));
    }
    Optional<GptTable> table = layout.gptAt(lba);
    if (table.isEmpty() || !table.get().header().hasSignature()) {
      return problem(
          HeaderAt.SIGNATURE, "uefi.gpt-signature", "There is no GPT header at LBA " + lba);
    }
    return headerProblem(table.get().header()).or(() -> arrayProblem(table.get()));
  }

  private Optional<Diagnostic> headerProblem(GptHeader header) {
    if (header.revision() != GptHeader.REVISION_1_0) {
      return problem(
          HeaderAt.REVISION,
          "uefi.gpt-revision",
          "The GPT header's revision is %08x, not 00010000".formatted(header.revision()));
    }
    if (header.computedHeaderCrc().isEmpty()) {
      return problem(
          HeaderAt.HEADER_SIZE,
          "uefi.gpt-header-size",
          "The GPT header's size is %s bytes, not 92 to %s"
              .formatted(header.headerSize(), layout.sectorSize().bytes()));
    }
    if (!header.headerCrcValid()) {
      return problem(HeaderAt.HEADER_CRC, "uefi.gpt-header-crc", "The GPT header's CRC is wrong");
    }
    if (header.myLba() != lba) {
      return problem(
          HeaderAt.MY_LBA,
          "uefi.gpt-my-lba",
          "The GPT header at LBA %s says that it lies at LBA %s"
              .formatted(lba, Long.toUnsignedString(header.myLba())));
    }
    if (header.entrySize() < GptEntry.BYTES || Long.bitCount(header.entrySize()) != 1) {
      return problem(
          HeaderAt.ENTRY_SIZE,
          "uefi.gpt-entry-size",
          "The GPT's entries have %s bytes, not 128, 256, 512 and so on"
              .formatted(header.entrySize()));
    }
    if (header.entryCount() == 0) {
      return problem(HeaderAt.ENTRY_COUNT, "uefi.gpt-entry-count", "The GPT has no entries at all");
    }
    return Optional.empty();
  }

  private Optional<Diagnostic> arrayProblem(GptTable table) {
    GptHeader header = table.header();
    if (!GptArrayPlace.of(header, layout.sectorCount(), layout.sectorSize().bytes()).isOnDisk()) {
      return problem(
          HeaderAt.ENTRIES_LBA,
          "uefi.gpt-entries-out-of-disk",
          "The GPT's entry array does not lie within the disk");
    }
    Optional<GptEntryArray> array = table.array();
    if (array.isEmpty()
        || array.get().entrySize() != header.entrySize()
        || array.get().count() != header.entryCount()) {
      return problem(
          HeaderAt.ENTRIES_LBA,
          "uefi.gpt-entries-missing",
          "The GPT's entry array has not been read");
    }
    if (!table.arrayCrcValid()) {
      return problem(
          HeaderAt.ARRAY_CRC, "uefi.gpt-entries-crc", "The CRC of the GPT's entry array is wrong");
    }
    return Optional.empty();
  }

  private Optional<Diagnostic> problem(int at, String code, String message) {
    return Optional.of(
        Diagnostic.of(Severity.ERROR, code, message)
            .atOffset(layout.sectorSize().toBytes(lba) + at));
  }
}
