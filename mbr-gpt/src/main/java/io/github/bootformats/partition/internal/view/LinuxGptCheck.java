package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.HeaderAt;
import io.github.bootformats.partition.internal.read.GptArrayPlace;
import java.util.Optional;

/**
 * What Linux demands of a copy of a GPT, in the kernel's order.
 *
 * <p>It does not look at the revision, nor at whether array and partitions stay out of each other's
 * way.
 */
final class LinuxGptCheck {
  /** The largest piece of memory that the kernel allocates at once, with pages of 4 KiB. */
  private static final long MAX_ARRAY_BYTES = 4 << 20;

  private final DiskLayout layout;
  private final long lba;

  private LinuxGptCheck(DiskLayout layout, long lba) {
    this.layout = layout;
    this.lba = lba;
  }

  /** Returns why the kernel does not take the copy at an LBA, or empty if it does. */
  static Optional<Diagnostic> problemAt(DiskLayout layout, long lba) {
    return new LinuxGptCheck(layout, lba).problem();
  }

  /**
   * Returns the entries of a copy that has no problem. The array may hold more than the header
   * counts when a layout was put together by hand.
   */
  static GptEntryArray entriesOf(GptTable table) {
    GptEntryArray array = table.array().orElseThrow();
    int length = (int) table.header().entryArrayBytes();
    return array.bytes().length() == length && array.entrySize() == GptEntry.BYTES
        ? array
        : GptEntryArray.of(array.bytes().slice(0, length), GptEntry.BYTES);
  }

  private Optional<Diagnostic> problem() {
    if (Long.compareUnsigned(lba, layout.lastLba()) > 0) {
      return Optional.of(
          Diagnostic.of(
              Severity.ERROR,
              "linux.gpt-out-of-disk",
              "There is no LBA " + Long.toUnsignedString(lba) + " for a GPT header on this disk"));
    }
    Optional<GptTable> table = layout.gptAt(lba);
    if (table.isEmpty() || !table.get().header().hasSignature()) {
      return problem(
          HeaderAt.SIGNATURE, "linux.gpt-signature", "There is no GPT header at LBA " + lba);
    }
    return headerProblem(table.get().header())
        .or(() -> arrayPlaceProblem(table.get().header()))
        .or(() -> arrayProblem(table.get()));
  }

  private Optional<Diagnostic> headerProblem(GptHeader header) {
    if (header.computedHeaderCrc().isEmpty()) {
      return problem(
          HeaderAt.HEADER_SIZE,
          "linux.gpt-header-size",
          "The GPT header's size is "
              + header.headerSize()
              + " bytes, not 92 to "
              + layout.sectorSize().bytes());
    }
    if (!header.headerCrcValid()) {
      return problem(HeaderAt.HEADER_CRC, "linux.gpt-header-crc", "The GPT header's CRC is wrong");
    }
    if (header.myLba() != lba) {
      return problem(
          HeaderAt.MY_LBA,
          "linux.gpt-my-lba",
          "The GPT header at LBA "
              + lba
              + " says that it lies at LBA "
              + Long.toUnsignedString(header.myLba()));
    }
    long last = layout.lastLba();
    if (Long.compareUnsigned(header.firstUsableLba(), last) > 0) {
      return problem(
          HeaderAt.FIRST_USABLE,
          "linux.gpt-usable-range",
          "The first usable LBA is beyond the end of the disk");
    }
    if (Long.compareUnsigned(header.lastUsableLba(), last) > 0) {
      return problem(
          HeaderAt.LAST_USABLE,
          "linux.gpt-usable-range",
          "The last usable LBA is beyond the end of the disk");
    }
    if (Long.compareUnsigned(header.lastUsableLba(), header.firstUsableLba()) < 0) {
      return problem(
          HeaderAt.LAST_USABLE,
          "linux.gpt-usable-range",
          "The last usable LBA is before the first usable LBA");
    }
    return Optional.empty();
  }

  private Optional<Diagnostic> arrayPlaceProblem(GptHeader header) {
    if (header.entrySize() != GptEntry.BYTES) {
      return problem(
          HeaderAt.ENTRY_SIZE,
          "linux.gpt-entry-size",
          "The GPT has entries of " + header.entrySize() + " bytes; Linux opens only those of 128");
    }
    long length = header.entryArrayBytes();
    if (length == 0) {
      return problem(
          HeaderAt.ENTRY_COUNT, "linux.gpt-entry-count", "The GPT has no entries at all");
    }
    if (Long.compareUnsigned(length, MAX_ARRAY_BYTES) > 0) {
      return problem(
          HeaderAt.ENTRY_COUNT,
          "linux.gpt-entry-count",
          "The GPT's %s entries are more than the 32768 that Linux has memory for"
              .formatted(header.entryCount()));
    }
    SectorSize sectors = layout.sectorSize();
    if (!GptArrayPlace.of(header, layout.sectorCount(), sectors.bytes()).isOnDisk()) {
      return problem(
          HeaderAt.ENTRIES_LBA,
          "linux.gpt-entries-out-of-disk",
          "The GPT's entry array does not lie within the disk");
    }
    return Optional.empty();
  }

  private Optional<Diagnostic> arrayProblem(GptTable table) {
    long length = table.header().entryArrayBytes();
    if (table.array().filter(a -> a.bytes().length() >= length).isEmpty()) {
      return problem(
          HeaderAt.ENTRIES_LBA,
          "linux.gpt-entries-missing",
          "The GPT's entry array has not been read");
    }
    if (entriesOf(table).crc() != table.header().entryArrayCrc()) {
      return problem(
          HeaderAt.ARRAY_CRC, "linux.gpt-entries-crc", "The CRC of the GPT's entry array is wrong");
    }
    return Optional.empty();
  }

  private Optional<Diagnostic> problem(int at, String code, String message) {
    return Optional.of(
        Diagnostic.of(Severity.ERROR, code, message)
            .atOffset(layout.sectorSize().toBytes(lba) + at));
  }
}
