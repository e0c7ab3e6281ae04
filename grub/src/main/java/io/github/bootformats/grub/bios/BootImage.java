package io.github.bootformats.grub.bios;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * {@code boot.img}: a boot sector with a place for the first sector of {@code core.img} ({@code
 * include/grub/i386/pc/boot.h}).
 *
 * <pre>
 *   0x003  BIOS parameter block, up to 0x05a      0x1b8  disk signature
 *   0x05c  first sector of core.img, 8 bytes      0x1be  partition table
 *   0x064  boot drive, 0xff for the BIOS's        0x1fe  55 aa
 *   0x066  jump around the check of the drive
 * </pre>
 */
final class BootImage {
  static final int BYTES = 512;

  private static final int BPB = 0x3;
  private static final int BPB_END = 0x5a;
  private static final int KERNEL_SECTOR = 0x5c;
  private static final int DRIVE_CHECK = 0x66;
  private static final byte NOP = (byte) 0x90;
  private static final int DISK_SIGNATURE = 0x1b8;
  private static final int TABLE_END = 0x1fe;

  /** The jump to the code and the messages, which are the same in all versions of 2. */
  private static final Bytes JUMP = Bytes.of((byte) 0xeb, (byte) 0x63);

  private static final Bytes MESSAGES = Bytes.utf8("GRUB \0Geom\0Hard Disk\0Read\0 Error");
  private static final int MESSAGES_FROM = 0x170;
  private static final int MESSAGES_TO = 0x1a0;

  private BootImage() {}

  static boolean matches(Bytes sector) {
    if (sector.length() < BYTES || !sector.startsWith(JUMP)) {
      return false;
    }
    for (int i = MESSAGES_FROM; i < MESSAGES_TO; i++) {
      if (sector.slice(i, sector.length()).startsWith(MESSAGES)) {
        return true;
      }
    }
    return false;
  }

  static void check(Bytes image) throws IOException {
    if (image.length() != BYTES || !matches(image)) {
      throw new MalformedFormatException(
          GrubBiosBoot.FORMAT,
          "grub-bios.boot-img",
          -1,
          "not a boot.img of GRUB 2: a sector of 512 bytes with its messages was expected");
    }
  }

  static long kernelSector(Bytes sector) {
    return sector.u64le(KERNEL_SECTOR);
  }

  /** Returns the boot sector for a disk: table, disk signature and parameter block stay. */
  static Bytes installed(Bytes image, Bytes old, long kernelSector) {
    byte[] sector = image.toByteArray();
    byte[] disk = old.toByteArray();
    System.arraycopy(disk, BPB, sector, BPB, BPB_END - BPB);
    System.arraycopy(disk, DISK_SIGNATURE, sector, DISK_SIGNATURE, TABLE_END - DISK_SIGNATURE);
    ByteBuffer.wrap(sector).order(ByteOrder.LITTLE_ENDIAN).putLong(KERNEL_SECTOR, kernelSector);
    // Some BIOSes say that they booted a floppy: on a hard disk GRUB asks them no longer.
    sector[DRIVE_CHECK] = NOP;
    sector[DRIVE_CHECK + 1] = NOP;
    return Bytes.of(sector);
  }
}
