package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.gpt.GptHeader;
import io.github.bootformats.partition.gpt.GptTable;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

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
        "the primary's LBA and the alternate's back reference",
        primary.myLba(),
        alternate.alternateLba());
    same(
        "the alternate LBA and where the alternate lies",
        primary.alternateLba(),
        alternate.myLba());
    same("the first usable LBAs", primary.firstUsableLba(), alternate.firstUsableLba());
    same("the last usable LBAs", primary.lastUsableLba(), alternate.lastUsableLba());
    if (!primary.diskGuid().equals(alternate.diskGuid())) {
      different("the disk GUIDs", primary.diskGuid().toString(), alternate.diskGuid().toString());
    }
    same("the entry counts", primary.entryCount(), alternate.entryCount());
    if (primary.entryArrayCrc() != alternate.entryArrayCrc()) {
      different(
          "the CRCs of the entry arrays",
          crc(primary.entryArrayCrc()),
          crc(alternate.entryArrayCrc()));
    }
    if (primary.alternateLba() != lastLba) {
      warn(
          "linux.gpt-alternate-not-at-end",
          "The alternate GPT header is expected at LBA "
              + Long.toUnsignedString(primary.alternateLba())
              + ", the disk ends at LBA "
              + lastLba);
    }
  }

  private void same(String what, long ofPrimary, long ofAlternate) {
    if (ofPrimary != ofAlternate) {
      different(what, Long.toUnsignedString(ofPrimary), Long.toUnsignedString(ofAlternate));
    }
  }

  private void different(String what, String ofPrimary, String ofAlternate) {
    warn(
        "linux.gpt-copies-differ",
        "The copies of the GPT differ in " + what + ": " + ofPrimary + " and " + ofAlternate);
  }

  private static String crc(long crc) {
    return HexFormat.of().toHexDigits(crc, 8);
  }

  private void warn(String code, String message) {
    warnings.add(Diagnostic.of(Severity.WARNING, code, message).atOffset(offset));
  }
}
