package io.github.bootformats.grub.bios;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code core.img}: a first sector, {@code diskboot.img}, at whose end a list says where the rest
 * lies, in entries of 12 bytes from the last one on towards the beginning (start, 8 bytes; number
 * of sectors, 2; segment, 2), up to one without sectors.
 */
final class CoreImage {
  static final int SECTOR = 512;

  /** More does not fit below 640 KiB. */
  static final int MAX_BYTES = 1 << 20;

  private static final int ENTRY = 12;
  private static final int FIRST_ENTRY = SECTOR - ENTRY;
  private static final int LOWEST_ENTRY = 0x100;

  /** Where the second sector is loaded to: {@code GRUB_BOOT_I386_PC_KERNEL_SEG}. */
  private static final int FIRST_SEGMENT = 0x820;

  private static final int PARAGRAPHS = SECTOR / 16;
  private static final int REED_SOLOMON = SECTOR + 0x10;
  private static final int HEADER_END = SECTOR + 0x1c;

  private CoreImage() {}

  static void check(Bytes image) throws IOException {
    if (image.length() < 2 * SECTOR || image.length() > MAX_BYTES || !hasList(image)) {
      throw new MalformedFormatException(
          GrubBiosBoot.FORMAT,
          "grub-bios.core-img",
          -1,
          "not a core.img for i386-pc: a first sector with a list of blocks and at least one more"
              + " sector, not more than 1 MiB, were expected");
    }
  }

  /** Whether the first sector has an entry that loads to where GRUB's code expects to be. */
  static boolean hasList(Bytes image) {
    return segment(image, FIRST_ENTRY) == FIRST_SEGMENT && sectors(image, FIRST_ENTRY) > 0;
  }

  static int sectorCount(Bytes image) {
    return (image.length() + SECTOR - 1) / SECTOR;
  }

  /** Returns the image for sectors that lie in one row, filled up with zeros. */
  static Bytes installed(Bytes image, long firstSector) {
    byte[] sectors = new byte[sectorCount(image) * SECTOR];
    System.arraycopy(image.toByteArray(), 0, sectors, 0, image.length());
    ByteBuffer list = ByteBuffer.wrap(sectors).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = FIRST_ENTRY; at >= LOWEST_ENTRY && sectors(image, at) > 0; at -= ENTRY) {
      list.putLong(at, 0).putInt(at + 8, 0);
    }
    list.putLong(FIRST_ENTRY, firstSector + 1)
        .putShort(FIRST_ENTRY + 8, (short) (sectorCount(image) - 1))
        .putShort(FIRST_ENTRY + 10, (short) FIRST_SEGMENT);
    return Bytes.of(sectors);
  }

  /** Returns where the sectors behind the first one lie. */
  static List<CoreRun> runs(Bytes firstSector) {
    List<CoreRun> runs = new ArrayList<>();
    for (int at = FIRST_ENTRY; at >= LOWEST_ENTRY && sectors(firstSector, at) > 0; at -= ENTRY) {
      runs.add(
          new CoreRun(firstSector.u64le(at), sectors(firstSector, at), segment(firstSector, at)));
    }
    return runs;
  }

  /** Returns the list for sectors from one on, as {@link #installed} writes it. */
  static List<CoreRun> runs(Bytes image, long firstSector) {
    return List.of(new CoreRun(firstSector + 1, sectorCount(image) - 1, FIRST_SEGMENT));
  }

  static boolean hasReedSolomonCodes(Bytes image) {
    return image.length() >= HEADER_END && image.u32le(REED_SOLOMON) != 0;
  }

  private static int sectors(Bytes sector, int entry) {
    return sector.u16le(entry + 8);
  }

  private static int segment(Bytes sector, int entry) {
    return sector.u16le(entry + 10);
  }

  /** Whether the segments of runs follow each other, so that they are one image. */
  static boolean isOneImage(List<CoreRun> runs) {
    int segment = FIRST_SEGMENT;
    for (CoreRun run : runs) {
      if (run.segment() != segment) {
        return false;
      }
      segment += run.sectors() * PARAGRAPHS;
    }
    return !runs.isEmpty();
  }
}
