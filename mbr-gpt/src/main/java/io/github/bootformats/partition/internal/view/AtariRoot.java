package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.internal.read.AtariLabel;
import java.util.stream.IntStream;

/**
 * Whether a program takes the sector at LBA 0 for Atari's root sector, which has no magic number.
 * libblkid and libparted ask for more than Linux: the size of the disk and the list of bad sectors
 * in the root sector must make sense, too.
 */
final class AtariRoot {
  private static final int DISK_SECTORS_AT = 450;
  private static final int ENTRIES_AT = AtariLabel.ENTRIES_AT;
  private static final int ENTRY_BYTES = 12;
  private static final int ENTRIES = 4;
  private static final int BAD_SECTORS_AT = 502;

  /** The id of an extended partition. */
  private static final Bytes XGM = Bytes.utf8("XGM");

  /** What libparted writes into the entries of an empty table, with flags of 0. */
  private static final Bytes EMPTY_ENTRY = Bytes.utf8("\0PARTEDATARI");

  private final Bytes sector;
  private final long sectors;
  private final boolean sensible;

  private AtariRoot(DiskLayout layout) {
    this.sector = layout.mbr().bytes();
    this.sectors = sector.u32be(DISK_SECTORS_AT);
    this.sensible =
        layout.sectorSize().bytes() == SectorSize.B512.bytes()
            && layout.sectorCount() <= Integer.MAX_VALUE
            && sectors >= 2
            && sectors <= layout.sectorCount()
            && (sector.slice(BAD_SECTORS_AT, BAD_SECTORS_AT + 8).isZero()
                || isRange(BAD_SECTORS_AT));
  }

  /** libblkid is content with one valid entry, whatever the others are. */
  static boolean isLibblkids(DiskLayout layout) {
    AtariRoot root = new AtariRoot(layout);
    return root.sensible && root.entries().anyMatch(root::isValid);
  }

  /**
   * libparted wants every entry in use to be valid, and at most one extended partition, not the
   * first. The chain behind an extended one is not looked at here: layouts do not hold it.
   */
  static boolean isLibparteds(DiskLayout layout) {
    AtariRoot root = new AtariRoot(layout);
    if (!root.sensible || !root.entries().filter(root::isUsed).allMatch(root::isValid)) {
      return false;
    }
    return root.entries().noneMatch(root::isUsed)
        ? root.entries().allMatch(root::isLibpartedsEmpty)
        : root.entries().filter(root::isExtended).count() <= 1 && !root.isExtended(ENTRIES_AT);
  }

  /** Returns where the entries are. */
  private IntStream entries() {
    return IntStream.range(0, ENTRIES).map(i -> ENTRIES_AT + i * ENTRY_BYTES);
  }

  private boolean isUsed(int at) {
    return (sector.at(at) & 1) != 0;
  }

  private boolean isValid(int at) {
    return isUsed(at)
        && IntStream.range(at + 1, at + 4).map(sector::at).allMatch(AtariRoot::isAlphanumeric)
        && isRange(at + 4);
  }

  private boolean isExtended(int at) {
    return isUsed(at) && sector.slice(at + 1, at + 4).equals(XGM);
  }

  private boolean isLibpartedsEmpty(int at) {
    return sector.slice(at, at + ENTRY_BYTES).equals(EMPTY_ENTRY);
  }

  /** These two ask the C locale, or one of UTF-8, where Linux takes Latin-1. */
  private static boolean isAlphanumeric(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** Returns whether a start and a length, both not zero, end within the disk; in 32 bits. */
  private boolean isRange(int at) {
    long start = sector.u32be(at);
    long length = sector.u32be(at + 4);
    long end = (start + length) & 0xFFFF_FFFFL;
    return start > 0
        && start <= sectors
        && length > 0
        && length <= sectors
        && end >= start
        && end <= sectors;
  }
}
