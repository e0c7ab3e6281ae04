package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.List;

/**
 * An MBR as libfdisk reads it: a partition is an entry that is not sixteen zero bytes. Whatever
 * ends in 55 AA is an MBR, the boot sector of a file system too.
 */
final class LibfdiskMbr {
  private static final int FIRST_LOGICAL = 5;

  private final DiskLayout layout;
  private final MbrSector mbr;
  private final PartitionMap.Builder map;

  LibfdiskMbr(DiskLayout layout, MbrSector mbr, PartitionMap.Builder map) {
    this.layout = layout;
    this.mbr = mbr;
    this.map = map;
  }

  PartitionMap build() {
    LibfdiskChain chain = new LibfdiskChain(layout, map);
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = mbr.entry(slot);
      if (!entry.isEmpty()) {
        map.add(partition(slot + 1, 0, entry));
      }
      if (entry.isExtended()) {
        if (chain.isEmpty()) {
          chain.read(entry);
        } else {
          map.note(
              Diagnostic.of(
                      Severity.WARNING,
                      "libfdisk.extra-extended",
                      "Partition %s is a second extended one; it is not looked into"
                          .formatted(slot + 1))
                  .atOffset(MbrSector.entryOffset(slot)));
        }
      }
    }
    int number = FIRST_LOGICAL;
    for (LibfdiskChain.Logical logical : chain.logicals()) {
      if (!logical.data().isEmpty()) {
        map.add(partition(number, logical.ebrLba(), logical.data()));
      }
      number++;
    }
    return map.table("mbr").build();
  }

  private Partition partition(int number, long base, MbrEntry entry) {
    return Partition.builder(number, layout.sectorSize(), base + entry.firstLba(), entry.sectors())
        .type("0x%02x".formatted(entry.type()), MbrTypes.name(entry.type()).orElse(""))
        .flags(entry.bootIndicator() == MbrEntry.ACTIVE ? List.of("active") : List.of())
        .build();
  }
}
