package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.internal.MbrAt;
import io.github.bootformats.partition.mbr.Ebr;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An MBR as libblkid reads it. It computes in units of 512 bytes with 32 bits, so links and starts
 * wrap, at 2 TiB whatever the sector size.
 */
final class LibblkidMbr {
  private static final long U32 = 0xFFFF_FFFFL;

  /** EBRs without a new partition in a row, after which a chain ends. */
  private static final int MAX_EBRS_WITHOUT_DATA = 100;

  /** Disks of up to 1440 KiB are floppies, which have nothing nested. */
  private static final long FLOPPY_BYTES = 1440 * 1024;

  private final DiskLayout layout;
  private final PartitionMap.Builder map;
  private final int units;
  private final LibblkidList list;
  private final Map<Long, Ebr> ebrs = new HashMap<>();

  LibblkidMbr(DiskLayout layout, PartitionMap.Builder map) {
    this.layout = layout;
    this.map = map;
    this.units = LibblkidList.unitsIn(layout.sectorSize());
    this.list = new LibblkidList(layout.sectorSize());
    for (Ebr ebr : layout.ebrs()) {
      ebrs.putIfAbsent(ebr.lba() * units, ebr);
    }
  }

  /** Returns why libblkid does not take LBA 0 for an MBR; empty if it does. */
  static Optional<Diagnostic> rejection(DiskLayout layout) {
    MbrSector mbr = layout.mbr();
    if (!mbr.hasBootSignature()) {
      return rejection(
          "no-boot-signature", "The sector at LBA 0 does not end in 55 AA", MbrAt.BOOT_SIGNATURE);
    }
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      int indicator = mbr.entry(slot).bootIndicator();
      if (indicator != 0 && indicator != MbrEntry.ACTIVE) {
        return rejection(
            "boot-indicator",
            "Entry %s has boot indicator 0x%02x; only 0 and 0x80 make a table"
                .formatted(slot + 1, indicator),
            MbrSector.entryOffset(slot));
      }
    }
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      if (mbr.entry(slot).type() == MbrEntry.TYPE_GPT_PROTECTIVE) {
        return rejection("protective", "The MBR protects a GPT", MbrSector.entryOffset(slot) + 4);
      }
    }
    if (new LibblkidFat(mbr).isFat()) {
      return rejection("fat", "The sector at LBA 0 is the boot sector of a FAT file system", 0);
    }
    return layout.foreignLabels().stream().anyMatch(label -> label.id().equals("ntfs"))
        ? rejection("ntfs", "The sector at LBA 0 is the boot sector of an NTFS file system", 0)
        : Optional.empty();
  }

  private static Optional<Diagnostic> rejection(String code, String message, long offset) {
    return Optional.of(Diagnostic.of(Severity.ERROR, "libblkid." + code, message).atOffset(offset));
  }

  PartitionMap build() {
    List<MbrEntry> entries = layout.mbr().entries();
    for (MbrEntry entry : entries) {
      if (sizeOf(entry) == 0) {
        list.skip();
      } else {
        add(startOf(entry), entry);
      }
    }
    list.skipToLogical();
    for (MbrEntry entry : entries) {
      if (entry.isExtended() && sizeOf(entry) != 0) {
        addLogical(startOf(entry), sizeOf(entry));
      }
    }
    if (layout.diskSize() > FLOPPY_BYTES) {
      Optional<Diagnostic> failure = new LibblkidNested(layout, list).addAll();
      if (failure.isPresent()) {
        return map.refuse(failure.get()).build();
      }
    }
    list.addTo(map);
    return map.table("mbr").build();
  }

  private long startOf(MbrEntry entry) {
    return (entry.firstLba() * units) & U32;
  }

  private long sizeOf(MbrEntry entry) {
    return (entry.sectors() * units) & U32;
  }

  private void addLogical(long base, long size) {
    if (base == 0) {
      map.note(
          Diagnostic.of(
              Severity.WARNING,
              "libblkid.extended-at-0",
              "An extended partition begins at LBA 0; it is not looked into"));
      return;
    }
    long at = base;
    long room = size;
    for (int withoutData = 1; withoutData <= MAX_EBRS_WITHOUT_DATA; withoutData++) {
      Ebr ebr = ebrs.get(at);
      if (ebr == null || !ebr.sector().hasBootSignature()) {
        return;
      }
      if (addData(ebr.sector(), at, room, base, size)) {
        withoutData = 0;
      }
      Optional<MbrEntry> link = link(ebr.sector());
      if (link.isEmpty()) {
        return;
      }
      at = (base + startOf(link.get())) & U32;
      room = sizeOf(link.get());
    }
  }

  /** Adds the data partitions of an EBR; returns whether there was a new one. */
  private boolean addData(MbrSector ebr, long at, long room, long base, long baseSize) {
    boolean added = false;
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = ebr.entry(slot);
      long start = (at + startOf(entry)) & U32;
      if (sizeOf(entry) == 0 || entry.isExtended()) {
        continue;
      }
      // In the last two slots there is more often garbage than data.
      if (slot >= 2
          && (((startOf(entry) + sizeOf(entry)) & U32) > room
              || start < base
              || ((start + sizeOf(entry)) & U32) > ((base + baseSize) & U32))) {
        continue;
      }
      // Loops end here: a start that is known, of a primary partition too, is not listed again.
      if (!list.hasStart(start)) {
        add(start, entry);
        added = true;
      }
    }
    return added;
  }

  private Optional<MbrEntry> link(MbrSector ebr) {
    return ebr.entries().stream()
        .filter(e -> e.isExtended() && sizeOf(e) != 0 && startOf(e) != 0)
        .findFirst();
  }

  private void add(long start, MbrEntry entry) {
    long signature = layout.mbr().diskSignature();
    int number = list.nextNumber();
    Partition.Builder partition =
        list.next(start, sizeOf(entry))
            .type("0x%02x".formatted(entry.type()), MbrTypes.name(entry.type()).orElse(""))
            .flags(flags(entry));
    if (signature != 0) {
      partition.uuid("%08x-%02x".formatted(signature, number));
    }
    list.add(partition);
  }

  /** The boot indicator as it is: logical partitions may have any. */
  static List<String> flags(MbrEntry entry) {
    return switch (entry.bootIndicator()) {
      case 0 -> List.of();
      case MbrEntry.ACTIVE -> List.of("active");
      default -> List.of("0x%02x".formatted(entry.bootIndicator()));
    };
  }
}
