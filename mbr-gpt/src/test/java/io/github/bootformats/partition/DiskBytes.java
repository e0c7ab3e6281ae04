package io.github.bootformats.partition;

import io.github.bootformats.api.io.MemoryImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** Little-endian fields of a disk that is being damaged; what lies beyond its end is ignored. */
final class DiskBytes {
  private static final int MAX_ARRAY_BYTES = 8 << 20;

  private final MemoryImage image;
  private final int sectorBytes;

  DiskBytes(MemoryImage image, int sectorBytes) {
    this.image = image;
    this.sectorBytes = sectorBytes;
  }

  long size() {
    return image.size();
  }

  void resize(long size) {
    image.truncate(size);
  }

  int sectorBytes() {
    return sectorBytes;
  }

  long lastLba() {
    return size() / sectorBytes - 1;
  }

  /** Returns where a sector begins, or a place beyond every disk. */
  long at(long lba) {
    return lba >= 0 && lba <= lastLba() ? lba * sectorBytes : Long.MAX_VALUE / 2;
  }

  byte[] get(long offset, int length) {
    byte[] bytes = new byte[length];
    if (offset < size()) {
      image.read(offset, ByteBuffer.wrap(bytes));
    }
    return bytes;
  }

  void put(long offset, byte[] bytes) {
    if (offset >= 0 && offset <= size() - bytes.length) {
      image.write(offset, ByteBuffer.wrap(bytes));
    }
  }

  int u8(long offset) {
    return get(offset, 1)[0] & 0xFF;
  }

  void put8(long offset, int value) {
    put(offset, new byte[] {(byte) value});
  }

  long u32(long offset) {
    return little(get(offset, 4)).getInt() & 0xFFFF_FFFFL;
  }

  void put32(long offset, long value) {
    byte[] bytes = new byte[4];
    little(bytes).putInt((int) value);
    put(offset, bytes);
  }

  long u64(long offset) {
    return little(get(offset, 8)).getLong();
  }

  void put64(long offset, long value) {
    byte[] bytes = new byte[8];
    little(bytes).putLong(value);
    put(offset, bytes);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  void randomize(long offset, int length, SplittableRandom random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    put(offset, bytes);
  }

  /** Corrects both CRCs of the GPT header at an LBA, as far as its fields allow. */
  void repairCrcs(long lba) {
    long header = at(lba);
    long headerSize = u32(header + 12);
    if (headerSize < 92 || headerSize > sectorBytes) {
      return;
    }
    long arrayAt = at(u64(header + 72));
    long arrayBytes = u32(header + 80) * u32(header + 84);
    if (arrayBytes > 0 && arrayBytes <= MAX_ARRAY_BYTES && arrayAt <= size() - arrayBytes) {
      put32(header + 88, crc(get(arrayAt, (int) arrayBytes)));
    }
    put32(header + 16, 0);
    put32(header + 16, crc(get(header, (int) headerSize)));
  }

  private static long crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
