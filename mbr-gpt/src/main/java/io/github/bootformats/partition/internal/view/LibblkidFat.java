package io.github.bootformats.partition.internal.view;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.mbr.MbrSector;
import java.util.List;

/**
 * Whether libblkid takes the sector at LBA 0 for the boot sector of a FAT file system, which hides
 * the partition table in it.
 */
final class LibblkidFat {
  private static final long MAX_CLUSTERS_16 = 0xFFF4;
  private static final long MAX_CLUSTERS_32 = 0x0FFF_FFF6;
  private static final long U32 = 0xFFFF_FFFFL;

  /** Where FAT12 and FAT16 write their name, and JFS and HPFS theirs in its place. */
  private static final int NAME_AT = 0x36;

  private static final int FAT32_NAME_AT = 0x52;
  private static final int DIRECTORY_ENTRY_BYTES = 32;

  private static final List<String> NAMES = List.of("MSDOS", "FAT16   ", "FAT12   ", "FAT     ");
  private static final List<String> FAT32_NAMES = List.of("MSWIN", "FAT32   ");

  private final Bytes sector;

  LibblkidFat(MbrSector sector) {
    this.sector = sector.bytes();
  }

  /** Returns whether a sector with a boot signature is one of FAT for libblkid. */
  boolean isFat() {
    if (!isNamed() && (isText(NAME_AT, "JFS     ") || isText(NAME_AT, "HPFS    "))) {
      return false;
    }
    int media = sector.at(0x15);
    int sectorBytes = sector.u16le(0x0B);
    return fats() != 0
        && reserved() != 0
        && (media >= 0xF8 || media == 0xF0)
        && isPowerOfTwo(sector.at(0x0D))
        && isPowerOfTwo(sectorBytes)
        && sectorBytes >= 512
        && sectorBytes <= 4096
        && hasSaneClusterCount(sectorBytes);
  }

  private boolean isNamed() {
    return FAT32_NAMES.stream().anyMatch(name -> isText(FAT32_NAME_AT, name))
        || NAMES.stream().anyMatch(name -> isText(NAME_AT, name));
  }

  private int fats() {
    return sector.at(0x10);
  }

  private int reserved() {
    return sector.u16le(0x0E);
  }

  /** The arithmetic is that of 32-bit numbers, so that too small a file system has clusters. */
  private boolean hasSaneClusterCount(int sectorBytes) {
    long sectors = sector.u16le(0x13) != 0 ? sector.u16le(0x13) : sector.u32le(0x20);
    int length16 = sector.u16le(0x16);
    long length = length16 != 0 ? length16 : sector.u32le(0x24);
    long fatSectors = (length * fats()) & U32;
    long directorySectors =
        (sector.u16le(0x11) * (long) DIRECTORY_ENTRY_BYTES + sectorBytes - 1) / sectorBytes;
    long clusters =
        ((sectors - (reserved() + fatSectors + directorySectors)) & U32) / sector.at(0x0D);
    if (length16 == 0 && length != 0) {
      return clusters <= MAX_CLUSTERS_32;
    }
    return clusters <= MAX_CLUSTERS_16;
  }

  private boolean isText(int at, String text) {
    return sector.slice(at, at + text.length()).equals(Bytes.utf8(text));
  }

  private static boolean isPowerOfTwo(int number) {
    return Integer.bitCount(number) == 1;
  }
}
