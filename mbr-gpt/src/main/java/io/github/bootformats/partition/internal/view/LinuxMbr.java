package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.internal.MbrAt;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.HexFormat;
import java.util.Optional;

/** Linux's MBR parser, {@code block/partitions/msdos.c}. */
final class LinuxMbr {
  private static final int FAT_RESERVED_AT = 14;
  private static final int FAT_COUNT_AT = 16;
  private static final int FAT_MEDIA_AT = 21;

  /** What the kernel shows of an extended partition, so that nobody formats it by mistake. */
  private static final long EXTENDED_BLOCKS = 2;

  private final DiskLayout layout;
  private final LinuxSlots slots;

  private LinuxMbr(DiskLayout layout, LinuxSlots slots) {
    this.layout = layout;
    this.slots = slots;
  }

  /**
   * Why the parser finds no partitions.
   *
   * @param reason why
   * @param isFinal whether no other parser is asked
   */
  record Refusal(Diagnostic reason, boolean isFinal) {}

  /**
   * Looks for an MBR.
   *
   * @return why the kernel does not use one, or empty when it does
   */
  static Optional<Refusal> parse(DiskLayout layout, LinuxSlots slots) {
    LinuxMbr parser = new LinuxMbr(layout, slots);
    Optional<Refusal> refusal = parser.refusal();
    if (refusal.isEmpty()) {
      parser.putPrimaries();
      for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
        if (layout.mbr().entry(slot).sectors() != 0) {
          LinuxNested.parse(layout, slot, slots);
        }
      }
    }
    return refusal;
  }

  private Optional<Refusal> refusal() {
    MbrSector mbr = layout.mbr();
    if (layout.foreignLabels().stream().anyMatch(l -> l.id().equals("aix"))) {
      return refuse("linux.aix", "Debian's kernel does not open AIX volume groups", 0);
    }
    if (!mbr.hasBootSignature()) {
      return refuse("linux.mbr-signature", "LBA 0 has no boot signature", MbrAt.BOOT_SIGNATURE);
    }
    for (int i = 0; i < MbrSector.ENTRIES; i++) {
      int indicator = mbr.entry(i).bootIndicator();
      if (indicator != 0 && indicator != MbrEntry.ACTIVE) {
        return i == 0 && isFat(mbr.bytes())
            ? Optional.of(
                new Refusal(
                    diagnostic(
                        "linux.fat-boot-sector",
                        "LBA 0 is the boot sector of a FAT file system",
                        FAT_RESERVED_AT),
                    true))
            : refuse(
                "linux.mbr-boot-indicator",
                "The boot indicator of entry "
                    + (i + 1)
                    + " is 0x"
                    + HexFormat.of().toHexDigits((byte) indicator)
                    + ", neither 0x00 nor 0x80",
                MbrSector.entryOffset(i));
      }
    }
    for (int i = 0; i < MbrSector.ENTRIES; i++) {
      if (mbr.entry(i).type() == MbrEntry.TYPE_GPT_PROTECTIVE) {
        return refuse(
            "linux.mbr-protective",
            "The MBR only protects a GPT: entry " + (i + 1) + " has the type 0xee",
            MbrSector.entryOffset(i) + 4);
      }
    }
    return Optional.empty();
  }

  private static boolean isFat(Bytes sector) {
    int media = sector.at(FAT_MEDIA_AT);
    return sector.u16le(FAT_RESERVED_AT) != 0
        && sector.at(FAT_COUNT_AT) != 0
        && (media == 0xF0 || media >= 0xF8);
  }

  private static Optional<Refusal> refuse(String code, String message, int at) {
    return Optional.of(new Refusal(diagnostic(code, message, at), false));
  }

  private static Diagnostic diagnostic(String code, String message, int at) {
    return Diagnostic.of(Severity.ERROR, code, message).atOffset(at);
  }

  private void putPrimaries() {
    MbrSector mbr = layout.mbr();
    int blocks = slots.blocksOfSector();
    LinuxExtended extended = new LinuxExtended(layout, slots);
    for (int i = 0; i < MbrSector.ENTRIES; i++) {
      MbrEntry entry = mbr.entry(i);
      long from = entry.firstLba() * blocks;
      long size = entry.sectors() * blocks;
      if (size == 0) {
        continue;
      }
      if (entry.isExtended()) {
        long shown = Math.min(size, Math.max(blocks, EXTENDED_BLOCKS));
        slots.put(i + 1, LinuxPartition.ofMbr(entry, from, shown));
        extended.parse(from, size);
      } else {
        slots.put(i + 1, LinuxPartition.ofMbr(entry, from, size, mbr.diskSignature(), i + 1));
      }
    }
  }
}
