package io.github.bootformats.partition.internal.read;

import io.github.bootformats.api.Bytes;
import java.io.IOException;

/** Recognizes Apple's partition map by its driver descriptor and the map's first entry. */
final class AppleLabel {
  private static final int DRIVER_MAGIC = 0x4552;
  private static final byte[] ENTRY_MAGIC = {'P', 'M'};
  private static final int LINUX_MAX_PARTITIONS = 256;

  private AppleLabel() {}

  static boolean isOn(Bytes first, DiskSectors disk) throws IOException {
    int blockSize = first.u16be(2);
    if (first.u16be(0) != DRIVER_MAGIC
        || blockSize < 512
        || Integer.bitCount(blockSize) != 1
        || !disk.holds(blockSize, 512)
        || !disk.matches(blockSize, ENTRY_MAGIC)) {
      return false;
    }
    long entries = disk.bytes(blockSize, 512).u32be(4);
    if (entries >= LINUX_MAX_PARTITIONS) {
      return false;
    }
    for (long i = 1; i <= entries; i++) {
      if (!disk.holds(i * blockSize, 512)) {
        return false;
      }
      if (!disk.matches(i * blockSize, ENTRY_MAGIC)) {
        break;
      }
    }
    return true;
  }
}
