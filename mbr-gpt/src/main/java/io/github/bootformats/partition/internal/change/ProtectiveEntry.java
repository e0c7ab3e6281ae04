package io.github.bootformats.partition.internal.change;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutChange;
import io.github.bootformats.partition.internal.ProtectiveMbr;
import io.github.bootformats.partition.internal.finding.LayoutFindings;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.List;

/** Corrects the protective partition of an MBR. */
public final class ProtectiveEntry {
  /** More sectors than 32 bits can tell, or than somebody wanted to count. */
  private static final long SIZE_CLAMPED = 0xFFFF_FFFFL;

  private static final int NONE = -1;

  private ProtectiveEntry() {}

  /** Returns whether an MBR has partitions that are not protective. */
  public static boolean hasOrdinary(MbrSector mbr) {
    return mbr.hasBootSignature() && mbr.entries().stream().anyMatch(LayoutFindings::isOrdinary);
  }

  public static boolean isThere(MbrSector mbr) {
    return mbr.hasBootSignature() && slot(mbr) != NONE;
  }

  /** Returns the slot of the protective partition that readers take, the first that is right. */
  private static int slot(MbrSector mbr) {
    int found = NONE;
    for (int slot = MbrSector.ENTRIES - 1; slot >= 0; slot--) {
      MbrEntry entry = mbr.entry(slot);
      if (entry.type() == MbrEntry.TYPE_GPT_PROTECTIVE
          && (found == NONE || entry.firstLba() == 1 || mbr.entry(found).firstLba() != 1)) {
        found = slot;
      }
    }
    return found;
  }

  /**
   * Returns a layout for a disk of another size, in which a protective partition that covers the
   * disk covers it again.
   */
  public static DiskLayout resized(DiskLayout layout, long diskSize) {
    DiskLayout.Builder builder = layout.toBuilder().diskSize(diskSize);
    MbrSector mbr = layout.mbr();
    int slot = mbr.hasBootSignature() ? slot(mbr) : NONE;
    long lastLba = layout.sectorSize().sectorsIn(diskSize) - 1;
    if (slot != NONE && mbr.entry(slot).firstLba() == 1 && lastLba > 1) {
      MbrEntry entry = mbr.entry(slot);
      boolean reachesBeyond = entry.sectors() != SIZE_CLAMPED && entry.sectors() > lastLba;
      boolean isRest = entry.sectors() == layout.lastLba();
      if (reachesBeyond || (entry.sectors() != SIZE_CLAMPED && (!hasOrdinary(mbr) || isRest))) {
        builder.mbr(mbr.toBuilder().entry(slot, covering(entry, lastLba)).build());
      }
    }
    return builder.build();
  }

  /** The entry from LBA 1 to a sector, active if it was; boot code on some machines wants that. */
  private static MbrEntry covering(MbrEntry former, long lastLba) {
    MbrEntry entry = ProtectiveMbr.entry(lastLba);
    return former.sectors() == entry.sectors() && former.firstLba() == entry.firstLba()
        ? former
        : entry.withActive(former.bootIndicator() == MbrEntry.ACTIVE);
  }

  /**
   * Makes the MBR protect the GPT: a protective partition is corrected where it is, beside the
   * partitions of a hybrid MBR too; where there is none, the whole table is replaced by one.
   */
  public static LayoutChange repaired(DiskLayout layout) {
    MbrSector mbr = layout.mbr();
    int slot = mbr.hasBootSignature() ? slot(mbr) : NONE;
    if (slot == NONE) {
      return LayoutChange.of(
          layout,
          layout.toBuilder()
              .mbr(ProtectiveMbr.of(mbr, layout.lastLba()))
              .ebrs(List.of())
              .nestedLabels(List.of())
              .build(),
          List.of("protective MBR made"));
    }
    MbrEntry entry = mbr.entry(slot);
    long end = hasOrdinary(mbr) ? endBesideOthers(mbr, layout.lastLba()) : layout.lastLba();
    boolean isRight =
        entry.firstLba() == 1
            && (hasOrdinary(mbr) || entry.sectors() == SIZE_CLAMPED || isExact(entry, end));
    DiskLayout after =
        isRight
            ? layout
            : layout.toBuilder()
                .mbr(mbr.toBuilder().entry(slot, covering(entry, end)).build())
                .build();
    return LayoutChange.of(
        layout,
        after,
        after.equals(layout)
            ? List.of()
            : List.of("protective partition made to reach from LBA 1 to LBA " + end));
  }

  private static boolean isExact(MbrEntry entry, long end) {
    return entry.sectors() == Math.min(end, SIZE_CLAMPED);
  }

  /** In a hybrid MBR, the protective partition ends where the first other one starts. */
  private static long endBesideOthers(MbrSector mbr, long lastLba) {
    return Math.min(
        lastLba,
        mbr.entries().stream()
            .filter(LayoutFindings::isOrdinary)
            .mapToLong(MbrEntry::firstLba)
            .filter(lba -> lba > 1)
            .map(lba -> lba - 1)
            .min()
            .orElse(lastLba));
  }
}
