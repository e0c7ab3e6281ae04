package io.github.bootformats.partition.repair;

import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.LayoutFinding;

/** Whose a disk is, as those see it who ask the MBR first. */
enum DiskKind {
  /** The MBR's: there are ordinary partitions and no protective one, or nothing but an MBR. */
  MBR,

  /** The GPT's, hybrid or not, even if its protective MBR is missing. */
  GPT,

  /** Nobody's: there is neither. */
  NONE;

  static DiskKind of(DiskLayout layout) {
    boolean isProtective = ProtectiveEntry.isThere(layout.mbr());
    if (!layout.gptTables().isEmpty()
        && (isProtective || !ProtectiveEntry.hasOrdinary(layout.mbr()))) {
      return GPT;
    }
    boolean isTable =
        layout.mbr().hasBootSignature()
            && layout.findings().stream()
                .noneMatch(f -> f.code().equals(LayoutFinding.MBR_BOOT_SECTOR.code()));
    return isTable && !isProtective ? MBR : NONE;
  }
}
