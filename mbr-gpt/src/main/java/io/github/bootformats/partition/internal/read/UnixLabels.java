package io.github.bootformats.partition.internal.read;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.partition.ForeignLabel;
import io.github.bootformats.partition.internal.BigEndian;
import java.util.Optional;

/** Recognizes the labels that workstations of other architectures keep in the first 512 bytes. */
final class UnixLabels {
  private static final int LABEL_BYTES = 512;
  private static final long SGI_MAGIC = 0x0BE5_A941L;
  private static final int SUN_MAGIC = 0xDABE;
  private static final int SUN_MAGIC_AT = 508;
  private static final int KARMA_MAGIC = 0xAB56;
  private static final int KARMA_MAGIC_AT = 510;
  private static final long BSD_MAGIC = 0x8256_4557L;

  /** Where a disklabel begins on Alpha machines, behind their boot block's first words. */
  private static final int OSF_AT = 64;

  private static final int OSF_MAGIC2_AT = OSF_AT + 132;
  private static final int OSF_COUNT_AT = OSF_AT + 138;
  private static final int OSF_MAX_PARTITIONS = 18;
  private static final int SYSV68_MAGIC_AT = 248;
  private static final int SYSV68_SLICES_AT = 384;
  private static final Bytes SYSV68_MAGIC = Bytes.utf8("MOTOROLA");

  private UnixLabels() {}

  /** Names the label; their magic numbers exclude all but one in practice. */
  static Optional<ForeignLabel> in(Bytes sector) {
    if (sector.u32be(0) == SGI_MAGIC && BigEndian.sum32(sector, LABEL_BYTES / 4) == 0) {
      return Optional.of(new ForeignLabel("sgi", "SGI disk label", 0));
    }
    if (sector.u16be(SUN_MAGIC_AT) == SUN_MAGIC && xor16(sector) == 0) {
      return Optional.of(new ForeignLabel("sun", "Sun disk label", SUN_MAGIC_AT));
    }
    if (isOsf(sector)) {
      return Optional.of(new ForeignLabel("osf", "OSF/1 (Alpha) disklabel", OSF_AT));
    }
    if (sector.u16le(KARMA_MAGIC_AT) == KARMA_MAGIC) {
      return Optional.of(new ForeignLabel("karma", "Rio Karma partition table", KARMA_MAGIC_AT));
    }
    return Optional.empty();
  }

  /** Returns whether there is a SysV68 volume whose slice table lies on the disk. */
  static boolean isSysv68(Bytes sector, DiskSectors disk) {
    return sector.slice(SYSV68_MAGIC_AT, SYSV68_MAGIC_AT + 8).equals(SYSV68_MAGIC)
        && disk.holds(sector.u32be(SYSV68_SLICES_AT) * LABEL_BYTES, LABEL_BYTES);
  }

  private static boolean isOsf(Bytes sector) {
    return sector.u32le(OSF_AT) == BSD_MAGIC
        && sector.u32le(OSF_MAGIC2_AT) == BSD_MAGIC
        && sector.u16le(OSF_COUNT_AT) <= OSF_MAX_PARTITIONS;
  }

  private static int xor16(Bytes sector) {
    int xor = 0;
    for (int i = 0; i < LABEL_BYTES; i += 2) {
      xor ^= sector.u16be(i);
    }
    return xor;
  }
}
