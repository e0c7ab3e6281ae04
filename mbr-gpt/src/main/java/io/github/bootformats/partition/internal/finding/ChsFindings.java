package io.github.bootformats.partition.internal.finding;

import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.internal.MbrEntryAt;
import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares CHS addresses with LBAs.
 *
 * <p>A table does not say which geometry its CHS addresses are meant in, and every tool has its own
 * idea of it. So the geometry that explains most of the table is looked for, and what it cannot
 * explain is reported, once a partition.
 */
final class ChsFindings {
  private static final int CYLINDERS = 1024;

  /** Heads and sectors of a track. */
  private record Geometry(int heads, int sectors) {
    static final Geometry USUAL = new Geometry(Chs.USUAL_HEADS, Chs.USUAL_SECTORS);

    boolean explains(Chs chs, long lba) {
      return chs.equals(Chs.ZERO)
          || chs.toLba(heads, sectors) == lba
          || (lba >= (long) CYLINDERS * heads * sectors && chs.cylinder() == CYLINDERS - 1);
    }
  }

  private ChsFindings() {}

  static void check(MbrSector mbr, FindingList findings) {
    if (mismatches(mbr, Geometry.USUAL) == 0) {
      return;
    }
    Geometry best = Geometry.USUAL;
    for (Geometry candidate : candidates(mbr)) {
      if (mismatches(mbr, candidate) < mismatches(mbr, best)) {
        best = candidate;
      }
    }
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = mbr.entry(slot);
      if (!LayoutFindings.isOrdinary(entry)) {
        continue;
      }
      if (!best.explains(entry.firstChs(), firstLba(entry))) {
        report(best, entry.firstChs(), firstLba(entry), slot, MbrEntryAt.FIRST_CHS, findings);
      } else if (!best.explains(entry.lastChs(), lastLba(entry))) {
        report(best, entry.lastChs(), lastLba(entry), slot, MbrEntryAt.LAST_CHS, findings);
      }
    }
  }

  /** Partitions used to end with a cylinder, so that their last address tells the geometry. */
  private static List<Geometry> candidates(MbrSector mbr) {
    List<Geometry> candidates = new ArrayList<>();
    for (MbrEntry entry : mbr.entries()) {
      if (LayoutFindings.isOrdinary(entry) && entry.lastChs().sector() != 0) {
        candidates.add(new Geometry(entry.lastChs().head() + 1, entry.lastChs().sector()));
      }
    }
    for (int heads : new int[] {2, 4, 8, 16, 32, 64, 128, 240}) {
      candidates.add(new Geometry(heads, 63));
      candidates.add(new Geometry(heads, 32));
    }
    return candidates;
  }

  private static int mismatches(MbrSector mbr, Geometry geometry) {
    int count = 0;
    for (MbrEntry entry : mbr.entries()) {
      if (LayoutFindings.isOrdinary(entry)) {
        count += geometry.explains(entry.firstChs(), firstLba(entry)) ? 0 : 1;
        count += geometry.explains(entry.lastChs(), lastLba(entry)) ? 0 : 1;
      }
    }
    return count;
  }

  private static void report(
      Geometry geometry, Chs chs, long lba, int slot, int field, FindingList findings) {
    findings.add(
        LayoutFinding.MBR_CHS_MISMATCH,
        0,
        MbrSector.entryOffset(slot) + field,
        "The CHS address "
            + chs
            + " of MBR partition "
            + (slot + 1)
            + " is not that of LBA "
            + lba
            + " with "
            + geometry.heads()
            + " heads and "
            + geometry.sectors()
            + " sectors a track");
  }

  private static long firstLba(MbrEntry entry) {
    return entry.firstLba();
  }

  private static long lastLba(MbrEntry entry) {
    return entry.firstLba() + entry.sectors() - 1;
  }
}
