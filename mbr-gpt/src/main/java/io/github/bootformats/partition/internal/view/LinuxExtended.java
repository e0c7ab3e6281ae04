package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.internal.read.EbrWalk;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How Linux follows the EBRs of an extended partition ({@code parse_extended} in {@code
 * block/partitions/msdos.c}).
 *
 * <p>It knows no loops: it stops after 100 EBRs without a partition, or when the numbers are used
 * up, so a loop of EBRs with partitions gives the same partitions again and again, up to number
 * 255. All counting is in blocks of 512 bytes.
 */
final class LinuxExtended {
  private static final int MAX_LINKS = 100;

  private final DiskLayout layout;
  private final LinuxSlots slots;
  private final long diskSignature;
  private final Map<Long, MbrSector> ebrs = new HashMap<>();

  LinuxExtended(DiskLayout layout, LinuxSlots slots) {
    this.layout = layout;
    this.slots = slots;
    this.diskSignature = layout.mbr().diskSignature();
    ebrs.put(0L, layout.mbr());
    for (Ebr ebr : layout.ebrs()) {
      ebrs.putIfAbsent(ebr.lba(), ebr.sector());
    }
  }

  /** Adds the logical partitions of an extended partition; its place is in blocks. */
  void parse(long first, long firstSize) {
    long ebr = first;
    long ebrSize = firstSize;
    int links = 0;
    while (links < MAX_LINKS) {
      links++;
      if (slots.isFull()) {
        note("linux.logical-numbers", "There are no numbers left for logical partitions", ebr);
        return;
      }
      Optional<MbrSector> sector = read(ebr);
      if (sector.isEmpty()) {
        return;
      }
      if (addPartitions(sector.get(), ebr, ebrSize, first, firstSize)) {
        links = 0;
      }
      Optional<MbrEntry> link = sector.get().entries().stream().filter(EbrWalk::isLink).findFirst();
      if (link.isEmpty()) {
        return;
      }
      ebr = first + blocks(link.get().firstLba());
      ebrSize = blocks(link.get().sectors());
    }
    note(
        "linux.ebr-links",
        "Linux gives up after %s EBRs without a logical partition".formatted(MAX_LINKS),
        ebr);
  }

  private Optional<MbrSector> read(long ebr) {
    if (Long.compareUnsigned(ebr, slots.capacity()) >= 0) {
      slots.note(
          Diagnostic.of(
              Severity.WARNING,
              "linux.ebr-beyond-end",
              "An EBR lies beyond the end of the disk; there may be more logical partitions"));
      return Optional.empty();
    }
    MbrSector sector = ebrs.get(ebr / slots.blocksOfSector());
    if (sector == null) {
      note("linux.ebr-missing", "This EBR has not been read", ebr);
      return Optional.empty();
    }
    if (!sector.hasBootSignature()) {
      note("linux.ebr-signature", "This EBR has no boot signature and is not used", ebr);
      return Optional.empty();
    }
    return Optional.of(sector);
  }

  /** Returns whether there was a partition. */
  private boolean addPartitions(
      MbrSector sector, long ebr, long ebrSize, long first, long firstSize) {
    boolean found = false;
    for (int i = 0; i < MbrSector.ENTRIES && !slots.isFull(); i++) {
      MbrEntry entry = sector.entry(i);
      if (entry.sectors() == 0 || entry.isExtended()) {
        continue;
      }
      long offset = blocks(entry.firstLba());
      long size = blocks(entry.sectors());
      long start = ebr + offset;
      // The third and fourth entries hold garbage on some disks and count only if they fit.
      boolean fits =
          offset + size <= ebrSize && start >= first && start + size <= first + firstSize;
      if (i < 2 || fits) {
        slots.add(LinuxPartition.ofMbr(entry, start, size, diskSignature, slots.next()));
        found = true;
      }
    }
    return found;
  }

  private long blocks(long sectors) {
    return sectors * slots.blocksOfSector();
  }

  private void note(String code, String message, long ebr) {
    slots.note(
        Diagnostic.of(Severity.WARNING, code, message)
            .atOffset(layout.sectorSize().toBytes(ebr / slots.blocksOfSector())));
  }
}
