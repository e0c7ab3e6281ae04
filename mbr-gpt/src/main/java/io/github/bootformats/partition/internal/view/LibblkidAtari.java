package io.github.bootformats.partition.internal.view;

import static io.github.bootformats.partition.internal.BigEndian.u32;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.internal.read.AtariLabel;

/**
 * Whether libblkid takes the sector at LBA 0 for Atari's root sector. It asks for more than Linux:
 * the size of the disk and the list of bad sectors in the root sector must make sense, too.
 */
final class LibblkidAtari {
  private static final int DISK_SECTORS_AT = 450;
  private static final int ENTRIES_AT = AtariLabel.ENTRIES_AT;
  private static final int ENTRY_BYTES = 12;
  private static final int ENTRIES = 4;
  private static final int BAD_SECTORS_AT = 502;

  private LibblkidAtari() {}

  static boolean isOn(DiskLayout layout) {
    Bytes sector = layout.mbr().bytes();
    long size = u32(sector, DISK_SECTORS_AT);
    if (layout.sectorSize().bytes() != SectorSize.B512.bytes()
        || layout.sectorCount() > Integer.MAX_VALUE
        || size < 2
        || size > layout.sectorCount()) {
      return false;
    }
    boolean hasBadSectors =
        u32(sector, BAD_SECTORS_AT) != 0 || u32(sector, BAD_SECTORS_AT + 4) != 0;
    if (hasBadSectors && !isRange(sector, BAD_SECTORS_AT, size)) {
      return false;
    }
    for (int i = 0; i < ENTRIES; i++) {
      int at = ENTRIES_AT + i * ENTRY_BYTES;
      if (AtariLabel.isNamed(sector, at) && isRange(sector, at + 4, size)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a start and a length, both not zero, end within so many sectors. */
  private static boolean isRange(Bytes sector, int at, long sectors) {
    long start = u32(sector, at);
    long length = u32(sector, at + 4);
    long end = (start + length) & 0xFFFF_FFFFL;
    return start > 0
        && start <= sectors
        && length > 0
        && length <= sectors
        && end >= start
        && end <= sectors;
  }
}
