package io.github.bootformats.partition.internal.read;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.NestedLabel;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the tables inside primary MBR partitions, by partition type and magic number. */
public final class NestedLabels {
  private static final long BSD_MAGIC = 0x8256_4557L;
  private static final long VTOC_SANE = 0x600D_DEEEL;
  private static final long UNIXWARE_MAGIC = 0xCA5E_600DL;

  /** Where the VTOC begins in a UnixWare disklabel, behind its 39 words of geometry. */
  private static final int UNIXWARE_VTOC_AT = 156;

  private static final int MINIX_TYPE = 0x81;

  /** The unit of the labels' places inside their partition, whatever the disk's sector size. */
  private static final int BLOCK = 512;

  private NestedLabels() {}

  public static List<NestedLabel> in(MbrSector mbr, int sectorBytes, DiskSectors disk)
      throws IOException {
    List<NestedLabel> labels = new ArrayList<>(0);
    for (int slot = 0; slot < MbrSector.ENTRIES; slot++) {
      MbrEntry entry = mbr.entry(slot);
      Optional<NestedLabel.Kind> kind =
          entry.sectors() == 0 ? Optional.empty() : kindOf(entry.type());
      if (kind.isPresent()) {
        long offset = entry.firstLba() * sectorBytes + blocksIn(kind.get()) * BLOCK;
        if (disk.holds(offset, NestedLabel.BYTES)) {
          Bytes label = disk.bytes(offset, NestedLabel.BYTES);
          if (hasMagic(kind.get(), label)) {
            labels.add(new NestedLabel(kind.get(), slot, offset, label));
          }
        }
      }
    }
    return labels;
  }

  /**
   * Returns whether a nested table is one that readers find in an entry's partition; in a layout
   * that was put together by hand it need not be.
   */
  public static boolean isIn(NestedLabel label, MbrEntry entry, int sectorBytes) {
    return kindOf(entry.type()).filter(kind -> kind == label.kind()).isPresent()
        && label.offset() == entry.firstLba() * sectorBytes + blocksIn(label.kind()) * BLOCK
        && hasMagic(label.kind(), label.bytes());
  }

  private static Optional<NestedLabel.Kind> kindOf(int type) {
    return switch (type) {
      case 0xA5, 0xA6, 0xA9 -> Optional.of(NestedLabel.Kind.BSD);
      case 0x82, 0xBF -> Optional.of(NestedLabel.Kind.SOLARIS);
      case 0x63 -> Optional.of(NestedLabel.Kind.UNIXWARE);
      case MINIX_TYPE -> Optional.of(NestedLabel.Kind.MINIX);
      default -> Optional.empty();
    };
  }

  private static long blocksIn(NestedLabel.Kind kind) {
    return switch (kind) {
      case BSD, SOLARIS -> 1;
      case UNIXWARE -> 29;
      case MINIX -> 0;
    };
  }

  private static boolean hasMagic(NestedLabel.Kind kind, Bytes label) {
    return switch (kind) {
      case BSD -> label.u32le(0) == BSD_MAGIC;
      case SOLARIS -> label.u32le(12) == VTOC_SANE;
      case UNIXWARE ->
          label.u32le(4) == UNIXWARE_MAGIC && label.u32le(UNIXWARE_VTOC_AT) == VTOC_SANE;
      // A boot sector may lie there as well; a table describes at least one subpartition.
      case MINIX ->
          label.u16le(510) == MbrSector.BOOT_SIGNATURE
              && MbrSector.of(label).entries().stream().anyMatch(e -> e.type() == MINIX_TYPE);
    };
  }
}
