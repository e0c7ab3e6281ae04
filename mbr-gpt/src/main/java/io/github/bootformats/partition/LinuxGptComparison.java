package io.github.bootformats.partition;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the kernel warns of when the two copies of a GPT are valid and do not agree. */
final class LinuxGptComparison {
  private final GptHeader primary;
  private final GptHeader alternate;
  private final long lastLba;
  private final long offset;
  private final List<Diagnostic> warnings = new ArrayList<>(0);

  private LinuxGptComparison(DiskLayout layout, GptTable primary, GptTable alternate) {
    this.primary = primary.header();
    this.alternate = alternate.header();
    this.lastLba = layout.lastLba();
    this.offset = layout.sectorSize().toBytes(alternate.lba());
  }

  static List<Diagnostic> of(DiskLayout layout, GptTable primary, GptTable alternate) {
    LinuxGptComparison comparison = new LinuxGptComparison(layout, primary, alternate);
    comparison.compare();
    return comparison.warnings;
  }

  private void compare() {
    same(
        "the primary's LBA and the alternate's back reference", //
        lba(primary.myLba()),
        lba(alternate.alternateLba()));
    same(
        "the alternate LBA and where the alternate lies", //
        lba(primary.alternateLba()),
        lba(alternate.myLba()));
    same(
        "the first usable LBAs", //
        lba(primary.firstUsableLba()),
        lba(alternate.firstUsableLba()));
    same(
        "the last usable LBAs", //
        lba(primary.lastUsableLba()),
        lba(alternate.lastUsableLba()));
    same("the disk GUIDs", primary.diskGuid(), alternate.diskGuid());
    same("the entry counts", primary.entryCount(), alternate.entryCount());
    same(
        "the CRCs of the entry arrays", //
        crc(primary.entryArrayCrc()),
        crc(alternate.entryArrayCrc()));
    if (primary.alternateLba() != lastLba) {
      warn(
          "linux.gpt-alternate-not-at-end",
          "The alternate GPT header is expected at LBA %s, the disk ends at LBA %d"
              .formatted(lba(primary.alternateLba()), lastLba));
    }
  }

  private void same(String what, Object ofPrimary, Object ofAlternate) {
    if (!Objects.equals(ofPrimary, ofAlternate)) {
      warn(
          "linux.gpt-copies-differ",
          "The copies of the GPT differ in %s: %s and %s".formatted(what, ofPrimary, ofAlternate));
    }
  }

  private static String lba(long lba) {
    return Long.toUnsignedString(lba);
  }

  private static String crc(long crc) {
    return "%08x".formatted(crc);
  }

  private void warn(String code, String message) {
    warnings.add(Diagnostic.of(Severity.WARNING, code, message).atOffset(offset));
  }
}
