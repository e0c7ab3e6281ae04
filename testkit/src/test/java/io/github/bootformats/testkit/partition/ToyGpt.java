package io.github.bootformats.testkit.partition;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** A reader of GPTs as Linux reads them, with a bug if one is wanted. */
final class ToyGpt {
  /** What may be wrong with it. */
  enum Bug {
    NONE,
    /** The CRC of the array is never looked at. */
    ARRAY_CRC_IGNORED,
    /** The CRC of the header is always taken over 92 bytes. */
    HEADER_CRC_OVER_92,
    /** The size is the last LBA minus the first. */
    SIZE_ONE_LESS,
    /** The array is thought to begin at LBA 2. */
    ARRAY_AT_LBA_2,
    /** LBAs are compared as signed numbers. */
    SIGNED_LBAS,
    /** It is never asked whether this is the header of LBA 1. */
    MY_LBA_IGNORED
  }

  private static final int MOST_PARTITIONS = 255;
  private static final int ENTRY = 128;
  private static final long MOST_BYTES = 4 << 20;

  private final ByteBuffer disk;
  private final int sector;
  private final Bug bug;

  private ToyGpt(byte[] disk, int sector, Bug bug) {
    this.disk = ByteBuffer.wrap(disk).order(ByteOrder.LITTLE_ENDIAN);
    this.sector = sector;
    this.bug = bug;
  }

  static List<String> partitions(byte[] disk, int sector, Bug bug) {
    ToyGpt gpt = new ToyGpt(disk, sector, bug);
    return gpt.isProtected() && gpt.headerIsValid() ? gpt.entries() : List.of();
  }

  private long sectors() {
    return disk.limit() / sector;
  }

  private long u32(int at) {
    return disk.getInt(at) & 0xFFFF_FFFFL;
  }

  private boolean isProtected() {
    if (sectors() < 2 || disk.getShort(510) != (short) 0xAA55) {
      return false;
    }
    for (int at = 446; at < 510; at += 16) {
      if (disk.get(at + 4) == (byte) 0xEE && u32(at + 8) == 1) {
        return true;
      }
    }
    return false;
  }

  private boolean isLess(long one, long other) {
    return bug == Bug.SIGNED_LBAS ? one < other : Long.compareUnsigned(one, other) < 0;
  }

  private boolean headerIsValid() {
    long size = u32(sector + 12);
    if (disk.getLong(sector) != 0x5452_4150_2049_4645L || size < 92 || size > sector) {
      return false;
    }
    byte[] header = new byte[(int) (bug == Bug.HEADER_CRC_OVER_92 ? 92 : size)];
    disk.get(sector, header);
    ByteBuffer.wrap(header).putInt(16, 0);
    long last = sectors() - 1;
    return crc(header) == u32(sector + 16)
        && (bug == Bug.MY_LBA_IGNORED || disk.getLong(sector + 24) == 1)
        && !isLess(last, disk.getLong(sector + 40))
        && !isLess(last, disk.getLong(sector + 48))
        && !isLess(disk.getLong(sector + 48), disk.getLong(sector + 40))
        && u32(sector + 84) == ENTRY
        && arrayIsValid();
  }

  private long arrayAt() {
    return bug == Bug.ARRAY_AT_LBA_2 ? 2 : disk.getLong(sector + 72);
  }

  private boolean arrayIsValid() {
    long bytes = u32(sector + 80) * ENTRY;
    long lba = arrayAt();
    if (bytes == 0
        || bytes > MOST_BYTES
        || Long.compareUnsigned(lba, sectors()) >= 0
        || bytes > (sectors() - lba) * sector) {
      return false;
    }
    byte[] array = new byte[(int) bytes];
    disk.get((int) (lba * sector), array);
    return bug == Bug.ARRAY_CRC_IGNORED || crc(array) == u32(sector + 88);
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }

  private List<String> entries() {
    List<String> found = new ArrayList<>();
    long count = Math.min(u32(sector + 80), MOST_PARTITIONS);
    for (int i = 0; i < count; i++) {
      int at = (int) (arrayAt() * sector) + i * ENTRY;
      long first = disk.getLong(at + 32);
      long last = disk.getLong(at + 40);
      boolean used = disk.getLong(at) != 0 || disk.getLong(at + 8) != 0;
      boolean empty = last - first + 1 == 0;
      if (used && !empty && isLess(first, sectors()) && isLess(last, sectors())) {
        long size = last - first + (bug == Bug.SIZE_ONE_LESS ? 0 : 1);
        found.add((i + 1) + ":" + first + "+" + Long.toUnsignedString(size));
      }
    }
    return found;
  }
}
