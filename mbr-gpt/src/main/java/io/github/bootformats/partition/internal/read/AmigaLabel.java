package io.github.bootformats.partition.internal.read;

import static io.github.bootformats.partition.internal.BigEndian.sum32;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.util.OptionalLong;

/** Recognizes an Amiga rigid disk block that leads to a partition. */
final class AmigaLabel {
  private static final byte[] RIGID_DISK = {'R', 'D', 'S', 'K'};
  private static final byte[] PARTITION = {'P', 'A', 'R', 'T'};
  private static final int BLOCK = 512;
  private static final int FIRST_BLOCKS = 16;
  private static final int MAX_PARTITIONS = 16;

  /** A word that Windows overwrites; Linux forgives that. */
  private static final int TRASHED_WORD_AT = 0xDC;

  private AmigaLabel() {}

  /** Returns where the block lies, if there is a valid one that has a valid partition. */
  static OptionalLong on(DiskSectors disk) throws IOException {
    for (int i = 0; i < FIRST_BLOCKS && disk.holds((long) i * BLOCK, BLOCK); i++) {
      long at = (long) i * BLOCK;
      if (disk.matches(at, RIGID_DISK)) {
        Bytes block = disk.bytes(at, BLOCK);
        if (isValid(block)) {
          return hasPartition(block, disk) ? OptionalLong.of(at) : OptionalLong.empty();
        }
      }
    }
    return OptionalLong.empty();
  }

  private static boolean isValid(Bytes block) {
    int words = (int) block.u32be(4) & 0x7F;
    int sum = sum32(block, words);
    int forgiven = words > TRASHED_WORD_AT / 4 ? (int) block.u32be(TRASHED_WORD_AT) : 0;
    return sum == 0 || sum == forgiven;
  }

  private static boolean hasPartition(Bytes rigidDisk, DiskSectors disk) throws IOException {
    long blockSize = rigidDisk.u32be(16) / BLOCK;
    long next = rigidDisk.u32be(28);
    for (int i = 0; i < MAX_PARTITIONS && isListed(next); i++) {
      // Both factors are less than 2^32.
      long lba = next * blockSize;
      if (lba < 0 || lba >= disk.end() / BLOCK) {
        return false;
      }
      Bytes block = disk.bytes(lba * BLOCK, BLOCK);
      if (disk.matches(lba * BLOCK, PARTITION)
          && sum32(block, (int) block.u32be(4) & 0x7F) == 0
          && sectors(block) != 0) {
        return true;
      }
      next = block.u32be(16);
    }
    return false;
  }

  /** The list ends with -1, or 0. */
  private static boolean isListed(long block) {
    return (int) block > 0;
  }

  /** Returns cylinders times heads times sectors of a track. */
  private static long sectors(Bytes partition) {
    long cylinders = partition.u32be(168) + 1 - partition.u32be(164);
    return cylinders * partition.u32be(140) * partition.u32be(148);
  }
}
