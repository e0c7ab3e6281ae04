package io.github.bootformats.partition.internal.finding;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutFinding;
import io.github.bootformats.partition.internal.MbrAt;
import io.github.bootformats.partition.internal.MbrEntryAt;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.Set;

/** What is odd about the MBR's own table, and what its logical partitions overlap. */
final class MbrFindings {
  private static final Set<String> BOOT_SECTORS = Set.of("fat", "ntfs", "exfat");

  private final DiskLayout layout;
  private final FindingList findings;
  private final MbrSector mbr;
  private final Ranges<MbrPartition> primaries = new Ranges<>();
  private final Ranges<MbrPartition> logicals = new Ranges<>();

  MbrFindings(DiskLayout layout, FindingList findings) {
    this.layout = layout;
    this.findings = findings;
    this.mbr = layout.mbr();
  }

  void check() {
    if (!mbr.hasBootSignature()) {
      signature();
      return;
    }
    if (isBootSector()) {
      findings.add(
          LayoutFinding.MBR_BOOT_SECTOR,
          0,
          MbrSector.entryOffset(0),
          "The sector is a file system's boot sector, not an MBR: what lies here is no table");
      return;
    }
    int active = 0;
    int extended = 0;
    boolean ordinary = false;
    boolean isProtective = false;
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = mbr.entry(slot);
      int at = MbrSector.entryOffset(slot);
      String who = "MBR partition " + (slot + 1);
      bootIndicator(entry, at, who);
      if (entry.bootIndicator() == MbrEntry.ACTIVE && ++active == 2) {
        findings.add(LayoutFinding.MBR_MULTIPLE_ACTIVE, 0, at, who + " is active as well");
      }
      if (entry.isExtended() && entry.sectors() != 0 && ++extended == 2) {
        findings.add(
            LayoutFinding.MBR_MULTIPLE_EXTENDED,
            0,
            at + MbrEntryAt.TYPE,
            who + " is extended as well");
      }
      ordinary |= LayoutFindings.isOrdinary(entry);
      isProtective |= entry.type() == MbrEntry.TYPE_GPT_PROTECTIVE;
      if (entry.type() != MbrEntry.TYPE_GPT_PROTECTIVE) {
        range(entry, slot, who);
      }
    }
    if (ordinary) {
      if (mbr.diskSignature() == 0 && !isProtective) {
        findings.add(
            LayoutFinding.MBR_DISK_SIGNATURE,
            0,
            MbrAt.DISK_SIGNATURE,
            "The disk signature is zero");
      }
      ChsFindings.check(mbr, findings);
    }
    if (extended > 0) {
      new EbrFindings(layout, findings, logicals).check();
    }
    primaries.forEachOverlap(this::reportOverlap);
    logicals.forEachOverlap(MbrPartition::isLogical, this::reportOverlap);
  }

  private void signature() {
    boolean plausible =
        mbr.entries().stream()
            .anyMatch(
                e ->
                    e.type() != 0
                        && e.sectors() != 0
                        && e.firstLba() != 0
                        && (e.bootIndicator() == 0 || e.bootIndicator() == MbrEntry.ACTIVE)
                        && e.firstLba() <= layout.lastLba());
    if (plausible && layout.foreignLabels().isEmpty()) {
      findings.add(
          LayoutFinding.MBR_NO_SIGNATURE,
          0,
          MbrAt.BOOT_SIGNATURE,
          "There are entries, but the last two bytes are not 55 AA");
    }
  }

  private boolean isBootSector() {
    return layout.foreignLabels().stream().anyMatch(l -> BOOT_SECTORS.contains(l.id()))
        && mbr.entries().stream().anyMatch(e -> !isBootIndicator(e.bootIndicator()));
  }

  private static boolean isBootIndicator(int value) {
    return value == 0 || value == MbrEntry.ACTIVE;
  }

  private void bootIndicator(MbrEntry entry, int at, String who) {
    if (!isBootIndicator(entry.bootIndicator())) {
      findings.add(
          LayoutFinding.MBR_BOOT_INDICATOR,
          0,
          at,
          who + " has the boot indicator " + hex(entry.bootIndicator()) + " instead of 0 or 0x80");
    }
  }

  private void range(MbrEntry entry, int slot, String who) {
    int at = MbrSector.entryOffset(slot);
    checkRange(layout, findings, entry, entry.firstLba(), 0, at, who);
    if (entry.sectors() != 0) {
      MbrPartition partition = new MbrPartition(who, 0, at, false);
      long last = entry.firstLba() + entry.sectors() - 1;
      primaries.add(entry.firstLba(), last, partition);
      if (!entry.isExtended()) {
        logicals.add(entry.firstLba(), last, partition);
      }
    }
  }

  /**
   * Checks what holds for entries of MBR and EBR alike.
   *
   * @param first the entry's first LBA, from the start of the disk
   * @param table the LBA of the table that the entry is in
   * @param at where the entry lies in its table
   */
  static void checkRange(
      DiskLayout layout,
      FindingList findings,
      MbrEntry entry,
      long first,
      long table,
      int at,
      String who) {
    if (entry.sectors() == 0) {
      if (entry.type() != 0) {
        findings.add(
            LayoutFinding.MBR_SECTORS_ZERO,
            table,
            at + MbrEntryAt.SECTORS,
            who + " has the type " + hex(entry.type()) + ", but no sectors");
      }
      return;
    }
    if (entry.type() == 0) {
      findings.add(
          LayoutFinding.MBR_TYPE_ZERO_USED,
          table,
          at + MbrEntryAt.TYPE,
          who + " has " + entry.sectors() + " sectors, but the type 0 of an unused entry");
    }
    if (entry.firstLba() == 0) {
      findings.add(
          LayoutFinding.MBR_START_ZERO,
          table,
          at + MbrEntryAt.FIRST_LBA,
          who + " starts with the sector of the table itself");
    }
    if (first > layout.lastLba()) {
      findings.add(
          LayoutFinding.MBR_OUTSIDE_DISK,
          table,
          at + MbrEntryAt.FIRST_LBA,
          who
              + " starts at LBA "
              + first
              + ", but the last one of the disk is "
              + layout.lastLba());
    } else if (entry.sectors() > layout.sectorCount() - first) {
      findings.add(
          LayoutFinding.MBR_OUTSIDE_DISK,
          table,
          at + MbrEntryAt.SECTORS,
          who
              + " ends at LBA "
              + (first + entry.sectors() - 1)
              + ", but the last one of the disk is "
              + layout.lastLba());
    }
  }

  private void reportOverlap(MbrPartition one, MbrPartition other) {
    findings.add(
        LayoutFinding.MBR_OVERLAP,
        one.table(),
        one.at() + MbrEntryAt.FIRST_LBA,
        one.who() + " overlaps " + other.who());
  }

  static String hex(int value) {
    return "0x" + Character.forDigit(value >> 4, 16) + Character.forDigit(value & 0xF, 16);
  }

  /**
   * Where a partition is described.
   *
   * @param who its name for people
   * @param table the LBA of the MBR or EBR
   * @param at where the entry lies in it
   * @param isLogical whether an EBR describes it
   */
  record MbrPartition(String who, long table, int at, boolean isLogical) {}
}
