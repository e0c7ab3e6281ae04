package io.github.bootformats.partition;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.Optional;

/**
 * Firmware as UEFI 2.10 describes it, in the order of section 13.3.2: a GPT, else the MBR.
 *
 * <p>Where the specification leaves something open, the partition driver of EDK II decides:
 *
 * <ul>
 *   <li>A protective entry may be in any slot, beside other entries, with any size. The MBR's boot
 *       signature must be there, as table 5.3 says; EDK II does not look.
 *   <li>A GPT needs revision 1.0, a header of 92 bytes to a sector, both CRCs, its own LBA, entries
 *       of 128&middot;2<sup>n</sup> bytes, and at least one of them (5.3.2 and EDK II). The usable
 *       range is not checked against the disk or the array.
 *   <li>The backup is looked for at the last LBA only, never where the primary points, since a bad
 *       primary cannot be trusted to point there.
 *   <li>Entries that end before they begin or leave the usable range are left out, and so are all
 *       that overlap another one within that range. In EDK II one outside of the range also counts
 *       for those before it, which is not followed here.
 *   <li>Entries with attribute 1 are left out: firmware makes no device of them (table 5.8).
 *   <li>An MBR must have a partition, and all of them must lie within the disk and apart from each
 *       other; otherwise there are none. Boot indicators do not matter. Entries keep the number of
 *       their slot (10.3.5.1).
 *   <li>An extended partition is one partition. Firmware may go on to look for tables inside of
 *       partitions; that is not followed here.
 *   <li>Between GPT and MBR the specification asks for an El Torito catalog on ISO 9660. On such a
 *       volume a finding says so, and the MBR is told.
 * </ul>
 */
final class UefiView implements PartitionConsumer {
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
