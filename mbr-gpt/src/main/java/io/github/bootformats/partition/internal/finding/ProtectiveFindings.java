package io.github.bootformats.partition.internal.finding;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.internal.MbrEntryAt;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;

/** Whether MBR and GPT agree on whose the disk is (UEFI 2.10, section 5.2.3). */
final class ProtectiveFindings {
  /** What a protective partition of more sectors than 32 bits can tell has instead. */
  private static final long SIZE_CLAMPED = 0xFFFF_FFFFL;

  private static final int NONE = -1;

  private final DiskLayout layout;
  private final FindingList findings;
  private final MbrSector mbr;
  private final boolean hasGpt;
  private int protective = NONE;
  private int ordinary = NONE;

  ProtectiveFindings(DiskLayout layout, FindingList findings) {
    this.layout = layout;
    this.findings = findings;
    this.mbr = layout.mbr();
    this.hasGpt = !layout.gptTables().isEmpty();
    if (mbr.hasBootSignature()) {
      for (int slot = MbrSector.ENTRIES - 1; slot >= 0; slot--) {
        if (mbr.entry(slot).type() == MbrEntry.TYPE_GPT_PROTECTIVE) {
          // Linux wants one that starts at LBA 1 and does not mind others.
          if (protective == NONE || mbr.entry(protective).firstLba() != 1) {
            protective = slot;
          }
        } else if (LayoutFindings.isOrdinary(mbr.entry(slot))) {
          ordinary = slot;
        }
      }
    }
  }

  /**
   * Returns whether the GPT is a rest of former times: nobody who asks the MBR first looks at it.
   */
  boolean isGptStale() {
    return hasGpt && protective == NONE && ordinary != NONE;
  }

  void check() {
    if (protective != NONE) {
      protective(mbr.entry(protective), MbrSector.entryOffset(protective));
    } else if (isGptStale()) {
      findings.add(
          LayoutFinding.MBR_STALE_GPT,
          layout.gptTables().get(0).lba(),
          0,
          "There is a GPT header, but the MBR has ordinary partitions and no protective one");
    } else if (hasGpt) {
      findings.add(
          LayoutFinding.GPT_PROTECTIVE_MBR_MISSING,
          0,
          mbr.hasBootSignature() ? MbrSector.entryOffset(0) + MbrEntryAt.TYPE : 510,
          mbr.hasBootSignature()
              ? "The MBR has no protective partition (type 0xee)"
              : "The MBR that protects the GPT does not end with 55 AA");
    }
  }

  private void protective(MbrEntry entry, int at) {
    if (!hasGpt) {
      findings.add(
          LayoutFinding.MBR_PROTECTIVE_WITHOUT_GPT,
          0,
          at + MbrEntryAt.TYPE,
          "The MBR says that the disk has a GPT, but there is none for sectors of "
              + layout.sectorSize().bytes()
              + " bytes");
    }
    if (entry.firstLba() != 1) {
      findings.add(
          LayoutFinding.MBR_PROTECTIVE_START,
          0,
          at + MbrEntryAt.FIRST_LBA,
          "The protective partition starts at LBA " + entry.firstLba() + " instead of 1");
    }
    if (entry.bootIndicator() == MbrEntry.ACTIVE) {
      findings.add(
          LayoutFinding.MBR_PROTECTIVE_BOOT_INDICATOR,
          0,
          at,
          "The protective partition is marked active");
    }
    if (ordinary != NONE) {
      findings.add(
          LayoutFinding.MBR_HYBRID,
          0,
          MbrSector.entryOffset(ordinary) + MbrEntryAt.TYPE,
          "MBR partition " + (ordinary + 1) + " lies beside the protective one");
    } else if (entry.sectors() != SIZE_CLAMPED
        && entry.sectors() != Math.min(layout.lastLba(), SIZE_CLAMPED)) {
      findings.add(
          LayoutFinding.MBR_PROTECTIVE_SIZE,
          0,
          at + MbrEntryAt.SECTORS,
          "The protective partition has "
              + entry.sectors()
              + " sectors; the disk has "
              + layout.lastLba()
              + " behind the MBR");
    }
  }
}
