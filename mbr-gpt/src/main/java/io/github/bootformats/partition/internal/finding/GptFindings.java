package io.github.bootformats.partition.internal.finding;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.gpt.GptEntryArray;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import io.github.bootformats.partition.internal.HeaderAt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is odd about the copies of a GPT, each alone and together (UEFI 2.10, section 5.3). */
final class GptFindings {
  /** A field of both headers that must be the same in both, and where it lies. */
  private record Field(String name, int at, int length) {}

  private static final List<Field> SHARED =
      List.of(
          new Field("revision", 8, 4),
          new Field("header size", 12, 4),
          new Field("first usable LBA", 40, 8),
          new Field("last usable LBA", 48, 8),
          new Field("disk GUID", 56, 16),
          new Field("entry count", 80, 4),
          new Field("entry size", 84, 4));

  private final DiskLayout layout;
  private final FindingList findings;

  GptFindings(DiskLayout layout, FindingList findings) {
    this.layout = layout;
    this.findings = findings;
  }

  void check() {
    if (layout.gptTables().isEmpty()) {
      return;
    }
    for (GptTable table : layout.gptTables()) {
      new GptHeaderFindings(layout, table, findings).check();
    }
    copies(layout.primaryGpt(), layout.backupGpt());
    tableForEntries().ifPresent(t -> new GptEntryFindings(layout, t, findings).check());
  }

  /** Returns the copy that readers use: the primary one unless only another one is whole. */
  private Optional<GptTable> tableForEntries() {
    return layout.gptTables().stream()
        .filter(t -> t.array().map(GptEntryArray::isDecodable).orElse(false))
        .min(
            Comparator.comparing(
                    (GptTable t) -> !(t.header().headerCrcValid() && t.arrayCrcValid()))
                .thenComparing(GptTable::lba));
  }

  private void copies(Optional<GptTable> primary, Optional<GptTable> backup) {
    if (primary.isEmpty()) {
      findings.add(
          LayoutFinding.GPT_PRIMARY_MISSING,
          GptTable.PRIMARY_LBA,
          0,
          "There is no GPT header at LBA 1, but one at LBA " + layout.gptTables().get(0).lba());
      return;
    }
    long alternate = primary.get().header().alternateLba();
    if (backup.isEmpty()) {
      boolean onDisk = Long.compareUnsigned(alternate, layout.lastLba()) <= 0;
      findings.add(
          LayoutFinding.GPT_BACKUP_MISSING,
          onDisk ? alternate : GptTable.PRIMARY_LBA,
          onDisk ? 0 : HeaderAt.ALTERNATE_LBA,
          "There is no backup GPT header at LBA " + Long.toUnsignedString(alternate));
      return;
    }
    atEnd(backup.get());
    if (primary.get().header().headerCrcValid() && backup.get().header().headerCrcValid()) {
      compareHeaders(primary.get().header(), backup.get());
    }
    if (primary.get().arrayCrcValid() && backup.get().arrayCrcValid()) {
      compareArrays(primary.get(), backup.get());
    }
  }

  private void atEnd(GptTable backup) {
    if (backup.lba() != layout.lastLba()) {
      findings.add(
          LayoutFinding.GPT_BACKUP_NOT_AT_END,
          backup.lba(),
          0,
          "The backup GPT header lies at LBA "
              + backup.lba()
              + ", the last one of the disk is "
              + layout.lastLba());
      if (layout.gptAt(layout.lastLba()).isPresent() && layout.lastLba() > GptTable.PRIMARY_LBA) {
        findings.add(
            LayoutFinding.GPT_STRAY_HEADER,
            layout.lastLba(),
            0,
            "There is another GPT header in the last sector");
      }
    }
  }

  private void compareHeaders(GptHeader primary, GptTable backup) {
    List<String> different = new ArrayList<>(0);
    int first = 0;
    for (Field field : SHARED) {
      int end = field.at() + field.length();
      Bytes one = primary.bytes().slice(field.at(), end);
      if (!one.equals(backup.header().bytes().slice(field.at(), end))) {
        first = different.isEmpty() ? field.at() : first;
        different.add(field.name());
      }
    }
    if (!different.isEmpty()) {
      findings.add(
          LayoutFinding.GPT_COPIES_DIFFER,
          backup.lba(),
          first,
          "The backup GPT header differs from the primary one in " + String.join(", ", different));
    }
  }

  private void compareArrays(GptTable primary, GptTable backup) {
    Bytes one = primary.array().orElseThrow().bytes();
    Bytes other = backup.array().orElseThrow().bytes();
    if (one.equals(other)) {
      return;
    }
    int at = one.asByteBuffer().mismatch(other.asByteBuffer());
    int index = at / Math.max(1, primary.array().orElseThrow().entrySize());
    findings.add(
        LayoutFinding.GPT_COPIES_DIFFER,
        backup.header().entriesLba(),
        at,
        "The backup GPT has other entries than the primary one, first that of partition "
            + (index + 1));
  }
}
