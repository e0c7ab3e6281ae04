package io.github.bootformats.partition.internal.finding;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.LayoutFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects findings about one disk, no more than anybody would read. */
public final class FindingList {
  public static final int MAX = 1000;

  private final SectorSize sectorSize;
  private final List<Diagnostic> findings = new ArrayList<>();
  private boolean cut;

  FindingList(SectorSize sectorSize) {
    this.sectorSize = sectorSize;
  }

  void add(Diagnostic finding) {
    if (findings.size() < MAX) {
      findings.add(finding);
    } else {
      cut = true;
    }
  }

  void add(LayoutFinding finding, String message) {
    add(finding.diagnostic(message));
  }

  /**
   * Adds a finding at a byte of a structure that begins with a sector.
   *
   * @param lba the sector, unsigned; one whose offset is not a number of bytes gives no place
   * @param within bytes from the sector's start
   */
  void add(LayoutFinding finding, long lba, long within, String message) {
    boolean hasOffset = lba >= 0 && lba <= (Long.MAX_VALUE - within) / sectorSize.bytes();
    add(
        hasOffset
            ? finding.at(lba * sectorSize.bytes() + within, message)
            : finding.diagnostic(message));
  }

  /** Returns the findings in the order of their places, those without one first. */
  List<Diagnostic> sorted() {
    findings.sort(Comparator.comparingLong(d -> d.offset().orElse(-1)));
    if (cut) {
      findings.add(
          LayoutFinding.LIMIT_FINDINGS.diagnostic(
              "There are more findings; the first " + MAX + " are kept"));
    }
    return List.copyOf(findings);
  }
}
