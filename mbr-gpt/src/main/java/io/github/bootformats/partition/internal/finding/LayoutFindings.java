package io.github.bootformats.partition.internal.finding;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.ForeignLabel;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.mbr.MbrEntry;
import java.util.List;

/** What is odd about a layout. */
public final class LayoutFindings {
  private LayoutFindings() {}

  /** Lists the findings of the reader and those that the structures themselves show. */
  public static List<Diagnostic> of(DiskLayout layout, List<Diagnostic> readFindings) {
    FindingList findings = new FindingList(layout.sectorSize());
    readFindings.forEach(findings::add);
    if (layout.sectorCount() == 0) {
      findings.add(
          LayoutFinding.DISK_TOO_SMALL,
          "The disk has "
              + layout.diskSize()
              + " bytes, which is less than a sector of "
              + layout.sectorSize().bytes());
      return findings.sorted();
    }
    disk(layout, findings);
    new MbrFindings(layout, findings).check();
    ProtectiveFindings protective = new ProtectiveFindings(layout, findings);
    protective.check();
    if (!protective.isGptStale()) {
      new GptFindings(layout, findings).check();
    }
    return findings.sorted();
  }

  private static void disk(DiskLayout layout, FindingList findings) {
    if (layout.diskSize() % layout.sectorSize().bytes() != 0) {
      findings.add(
          LayoutFinding.DISK_PARTIAL_SECTOR,
          layout.sectorCount(),
          0,
          "The last "
              + layout.diskSize() % layout.sectorSize().bytes()
              + " bytes of the disk are no whole sector");
    }
    for (ForeignLabel label : layout.foreignLabels()) {
      findings.add(
          LayoutFinding.DISK_OTHER_LABEL.at(label.offset(), "Another label: " + label.name()));
    }
  }

  /** Returns whether an entry describes a partition of an ordinary MBR. */
  public static boolean isOrdinary(MbrEntry entry) {
    return entry.type() != 0
        && entry.type() != MbrEntry.TYPE_GPT_PROTECTIVE
        && entry.sectors() != 0;
  }
}
