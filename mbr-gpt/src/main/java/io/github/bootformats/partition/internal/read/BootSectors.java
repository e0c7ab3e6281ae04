package io.github.bootformats.partition.internal.read;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.ForeignLabel;
import java.util.Optional;

/** Names file systems whose boot sector lies where an MBR would be. */
public final class BootSectors {
  private static final int OEM_NAME_AT = 3;
  private static final Bytes NTFS = Bytes.utf8("NTFS    ");
  private static final Bytes EXFAT = Bytes.utf8("EXFAT   ");

  private BootSectors() {}

  public static Optional<ForeignLabel> nameOf(Bytes sector) {
    Bytes oemName = sector.slice(OEM_NAME_AT, OEM_NAME_AT + 8);
    if (oemName.equals(NTFS)) {
      return Optional.of(new ForeignLabel("ntfs", "NTFS boot sector", OEM_NAME_AT));
    }
    if (oemName.equals(EXFAT)) {
      return Optional.of(new ForeignLabel("exfat", "exFAT boot sector", OEM_NAME_AT));
    }
    return isFat(sector)
        ? Optional.of(new ForeignLabel("fat", "FAT boot sector", 11))
        : Optional.empty();
  }

  /**
   * FAT has no magic number, so every field of the BIOS parameter block that has few values must
   * have one of them; boot code with a jump but without the block has zeros there.
   */
  private static boolean isFat(Bytes sector) {
    boolean jump = sector.at(0) == 0xEB || sector.at(0) == 0xE9;
    int sectorSize = sector.u16le(11);
    int sectorsPerCluster = sector.at(13);
    int reserved = sector.u16le(14);
    int fats = sector.at(16);
    int media = sector.at(21);
    return jump
        && sectorSize >= 512
        && sectorSize <= 4096
        && Integer.bitCount(sectorSize) == 1
        && Integer.bitCount(sectorsPerCluster) == 1
        && reserved != 0
        && (fats == 1 || fats == 2)
        && (media == 0xF0 || media >= 0xF8);
  }
}
