package io.github.bootformats.partition.internal.read;

import io.github.bootformats.partition.gpt.GptHeader;

/**
 * Where a header says that its entry array lies.
 *
 * @param offset bytes from the start of the disk; -1 if not within the disk
 * @param length bytes, an unsigned number
 */
public record GptArrayPlace(long offset, long length) {
  private static final long NOWHERE = -1;

  /** Works out the place on a disk of so many sectors; the arithmetic is unsigned and exact. */
  public static GptArrayPlace of(GptHeader header, long sectorCount, int sectorBytes) {
    long lba = header.entriesLba();
    // The product of two 32-bit numbers is less than 2^64.
    long length = header.entryArrayBytes();
    if (length == 0 || Long.compareUnsigned(lba, sectorCount) >= 0) {
      return new GptArrayPlace(NOWHERE, length);
    }
    long room = (sectorCount - lba) * sectorBytes;
    return new GptArrayPlace(
        Long.compareUnsigned(length, room) <= 0 ? lba * sectorBytes : NOWHERE, length);
  }

  /** Returns whether there are bytes, all of them within the disk. */
  public boolean isOnDisk() {
    return offset != NOWHERE;
  }
}
