package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.internal.MbrAt;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.List;
import java.util.Optional;

/** The legacy MBR as UEFI 2.10, section 5.2.1 has firmware use it. */
final class UefiMbr {

  private UefiMbr() {}

  /** Returns whether firmware looks at an entry. */
  static boolean isUsed(MbrEntry entry) {
    return entry.type() != MbrTypes.UNUSED && entry.sectors() != 0;
  }

  /**
   * Looks for an MBR and adds its partitions.
   *
   * @return why there is none, or empty when there is one
   */
  static Optional<Diagnostic> parse(DiskLayout layout, PartitionMap.Builder map) {
    Optional<Diagnostic> problem = problem(layout);
    if (problem.isEmpty()) {
      MbrSector mbr = layout.mbr();
      for (int i = 0; i < MbrSector.ENTRIES; i++) {
        MbrEntry entry = mbr.entry(i);
        if (isUsed(entry) && entry.type() != MbrEntry.TYPE_GPT_PROTECTIVE) {
          map.add(partition(layout, i + 1, entry));
        }
      }
    }
    return problem;
  }

  private static Optional<Diagnostic> problem(DiskLayout layout) {
    MbrSector mbr = layout.mbr();
    if (!mbr.hasBootSignature()) {
      return problem("uefi.mbr-signature", "LBA 0 has no boot signature", MbrAt.BOOT_SIGNATURE);
    }
    if (mbr.entries().stream().noneMatch(UefiMbr::isUsed)) {
      return problem(
          "uefi.mbr-empty",
          "LBA 0 has a boot signature but no partitions; it may be a boot sector",
          MbrSector.entryOffset(0));
    }
    for (int i = 0; i < MbrSector.ENTRIES; i++) {
      MbrEntry entry = mbr.entry(i);
      if (!isUsed(entry)) {
        continue;
      }
      if (end(entry) > layout.sectorCount()) {
        return problem(
            "uefi.mbr-entry-out-of-disk",
            "The MBR is invalid: entry %s does not lie within the disk".formatted(i + 1),
            MbrSector.entryOffset(i));
      }
      for (int j = 0; j < i; j++) {
        MbrEntry other = mbr.entry(j);
        if (isUsed(other) && entry.firstLba() < end(other) && other.firstLba() < end(entry)) {
          return problem(
              "uefi.mbr-entry-overlap",
              "The MBR is invalid: entries %s and %s overlap".formatted(j + 1, i + 1),
              MbrSector.entryOffset(i));
        }
      }
    }
    if (mbr.entries().stream()
        .filter(UefiMbr::isUsed)
        .allMatch(e -> e.type() == MbrEntry.TYPE_GPT_PROTECTIVE)) {
      return problem(
          "uefi.mbr-protective", "The MBR only protects a GPT", MbrSector.entryOffset(0));
    }
    return Optional.empty();
  }

  private static long end(MbrEntry entry) {
    return entry.firstLba() + entry.sectors();
  }

  private static Partition partition(DiskLayout layout, int number, MbrEntry entry) {
    return Partition.builder(number, layout.sectorSize(), entry.firstLba(), entry.sectors())
        .type("0x%02x".formatted(entry.type()), MbrTypes.name(entry.type()).orElse(""))
        .uuid("%08x-%02x".formatted(layout.mbr().diskSignature(), number))
        .flags(entry.bootIndicator() == MbrEntry.ACTIVE ? List.of("active") : List.of())
        .build();
  }

  private static Optional<Diagnostic> problem(String code, String message, int offset) {
    return Optional.of(Diagnostic.of(Severity.ERROR, code, message).atOffset(offset));
  }
}
