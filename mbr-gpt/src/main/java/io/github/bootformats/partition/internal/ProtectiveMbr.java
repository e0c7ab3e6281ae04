package io.github.bootformats.partition.internal;

import io.github.bootformats.partition.mbr.Chs;
import io.github.bootformats.partition.mbr.MbrEntry;
import io.github.bootformats.partition.mbr.MbrSector;

/** Makes protective MBRs (UEFI 2.10, section 5.2.3). */
public final class ProtectiveMbr {
  private static final long MAX_SECTORS = 0xFFFF_FFFFL;

  private ProtectiveMbr() {}

  /**
   * Makes one for a disk.
   *
   * @param sector where boot code, disk signature and tail come from
   * @param lastLba the disk's last sector
   */
  public static MbrSector of(MbrSector sector, long lastLba) {
    MbrSector.Builder builder = sector.toBuilder().bootSignature(MbrSector.BOOT_SIGNATURE);
    builder.entry(0, entry(lastLba));
    for (int i = 1; i < MbrSector.ENTRIES; i++) {
      builder.entry(i, MbrEntry.EMPTY);
    }
    return builder.build();
  }

  /** The entry from LBA 1 to the end of the disk, or as far as it can say. */
  public static MbrEntry entry(long lastLba) {
    Chs end = Chs.ofLba(lastLba);
    return new MbrEntry(
        0,
        Chs.ofLba(1),
        MbrEntry.TYPE_GPT_PROTECTIVE,
        end.equals(Chs.CLAMPED) ? Chs.ALL_ONES : end,
        1,
        Math.min(lastLba, MAX_SECTORS));
  }
}
