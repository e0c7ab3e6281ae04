package io.github.bootformats.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/** Makes the checksums of damaged GPTs right, so that the damage gets past them. */
final class GptSums {
  private static final long SIGNATURE = 0x5452_4150_2049_4645L;
  private static final int HEADER_SIZE = 12;
  private static final int HEADER_CRC = 16;
  private static final int ENTRIES_LBA = 72;
  private static final int ENTRY_COUNT = 80;
  private static final int ENTRY_SIZE = 84;
  private static final int ARRAY_CRC = 88;
  private static final int FIELDS = 92;

  private GptSums() {}

  /** Repairs the headers at the usual places, where there are some. */
  static void repair(byte[] disk, int sectorSize) {
    int sectors = disk.length / sectorSize;
    for (int lba : new int[] {1, sectors - 1}) {
      if (lba > 0 && lba < sectors) {
        repair(ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN), lba * sectorSize, sectorSize);
      }
    }
  }

  private static void repair(ByteBuffer disk, int header, int sectorSize) {
    if (disk.getLong(header) != SIGNATURE) {
      return;
    }
    long array = disk.getLong(header + ENTRIES_LBA) * sectorSize;
    long length =
        Integer.toUnsignedLong(disk.getInt(header + ENTRY_COUNT))
            * Integer.toUnsignedLong(disk.getInt(header + ENTRY_SIZE));
    if (array >= 0 && length >= 0 && array <= disk.limit() && length <= disk.limit() - array) {
      disk.putInt(header + ARRAY_CRC, crc(disk, (int) array, (int) length));
    }
    long size = Integer.toUnsignedLong(disk.getInt(header + HEADER_SIZE));
    if (size >= FIELDS && size <= sectorSize) {
      disk.putInt(header + HEADER_CRC, 0);
      disk.putInt(header + HEADER_CRC, crc(disk, header, (int) size));
    }
  }

  private static int crc(ByteBuffer disk, int at, int length) {
    CRC32 crc = new CRC32();
    crc.update(disk.slice(at, length));
    return (int) crc.getValue();
  }
}
