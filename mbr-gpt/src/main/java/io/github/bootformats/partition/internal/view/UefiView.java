package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.Optional;

/**
 * Firmware as UEFI 2.10 describes it; {@link PartitionConsumer#UEFI_2_10} lists what is decided
 * where the specification is silent.
 */
public final class UefiView implements PartitionConsumer {
  @Override
  public String id() {
    return "uefi";
  }

  @Override
  public String version() {
    return "2.10";
  }

  @Override
  public PartitionMap see(DiskLayout layout) {
    PartitionMap.Builder map = PartitionMap.builder(id(), layout.sectorSize());
    if (layout.sectorCount() == 0) {
      return map.build();
    }
    Optional<Diagnostic> noGpt = UefiGpt.parse(layout, map);
    if (noGpt.isEmpty()) {
      return map.table("gpt").build();
    }
    noteElTorito(layout, map);
    Optional<Diagnostic> noMbr = UefiMbr.parse(layout, map);
    if (noMbr.isPresent()) {
      if (!isBlank(layout)) {
        map.refuse(hasGpt(layout) ? noGpt.get() : noMbr.get());
      }
      return map.build();
    }
    if (!layout.gptTables().isEmpty()) {
      map.note(
          Diagnostic.of(
                  Severity.WARNING,
                  "uefi.gpt-ignored",
                  "The MBR is used although there is a GPT: " + noGpt.get().message())
              .atOffset(noGpt.get().offset().orElse(0)));
    }
    return map.table("mbr").build();
  }

  private static void noteElTorito(DiskLayout layout, PartitionMap.Builder map) {
    layout.foreignLabels().stream()
        .filter(label -> label.id().equals("iso9660"))
        .findFirst()
        .ifPresent(
            label ->
                map.note(
                    Diagnostic.of(
                            Severity.INFO,
                            "uefi.iso9660",
                            "If there is an El Torito boot catalog, firmware prefers it to an MBR")
                        .atOffset(label.offset())));
  }

  private static boolean hasGpt(DiskLayout layout) {
    MbrSector mbr = layout.mbr();
    return !layout.gptTables().isEmpty()
        || (mbr.hasBootSignature()
            && mbr.entries().stream().anyMatch(e -> e.type() == MbrEntry.TYPE_GPT_PROTECTIVE));
  }

  private static boolean isBlank(DiskLayout layout) {
    return layout.mbr().bytes().isZero()
        && layout.gptTables().isEmpty()
        && layout.foreignLabels().isEmpty();
  }
}
