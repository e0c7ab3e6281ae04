package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.List;
import java.util.Optional;

/**
 * A protective MBR as libfdisk takes it: any entry of type 0xEE will do. When it is not a hybrid
 * one and its protective entry begins at LBA 1, the entry's size is corrected in memory.
 *
 * @param corrected the sector with that size corrected
 * @param correction what was corrected; empty if nothing was
 */
record LibfdiskProtectiveMbr(MbrSector corrected, Optional<Diagnostic> correction) {
  private static final long MAX_SECTORS = 0xFFFF_FFFFL;

  /** Returns the protective MBR of a disk; empty if there is none. */
  static Optional<LibfdiskProtectiveMbr> in(DiskLayout layout) {
    MbrSector mbr = layout.mbr();
    List<Integer> types = mbr.entries().stream().map(MbrEntry::type).toList();
    int slot = types.indexOf(MbrEntry.TYPE_GPT_PROTECTIVE);
    if (slot < 0 || !mbr.hasBootSignature()) {
      return Optional.empty();
    }
    boolean hybrid = types.stream().anyMatch(t -> t != 0 && t != MbrEntry.TYPE_GPT_PROTECTIVE);
    MbrEntry entry = mbr.entry(slot);
    long rest = layout.sectorCount() - 1;
    if (hybrid
        || entry.firstLba() != 1
        || entry.sectors() == rest
        || entry.sectors() == MAX_SECTORS) {
      return Optional.of(new LibfdiskProtectiveMbr(mbr, Optional.empty()));
    }
    MbrEntry corrected =
        new MbrEntry(
            entry.bootIndicator(),
            entry.firstChs(),
            entry.type(),
            entry.lastChs(),
            entry.firstLba(),
            Math.min(rest, MAX_SECTORS));
    Diagnostic correction =
        Diagnostic.of(
                Severity.WARNING,
                "libfdisk.protective-size",
                "The protective entry has %s sectors; libfdisk takes it to have %s"
                    .formatted(entry.sectors(), corrected.sectors()))
            .atOffset(MbrSector.entryOffset(slot) + 12);
    return Optional.of(
        new LibfdiskProtectiveMbr(
            mbr.toBuilder().entry(slot, corrected).build(), Optional.of(correction)));
  }
}
