package io.github.bootformats.partition.internal.read;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads pieces of a disk that must lie within its whole sectors.
 *
 * <p>Both ends of a disk, where a GPT of the usual size lies, are fetched with one read each: a
 * positional read costs more than the few KiB that it may bring in vain.
 */
public final class DiskSectors {
  /** The array of 128 entries of 128 bytes that nearly every GPT has. */
  private static final int USUAL_ARRAY_BYTES = 16 << 10;

  private final ImageSource disk;
  private final SectorSize sectorSize;
  private final long end;
  private final Bytes head;
  private Bytes tail = Bytes.empty();

  public DiskSectors(ImageSource disk, SectorSize sectorSize) throws IOException {
    this.disk = disk;
    this.sectorSize = sectorSize;
    this.end = sectorSize.sectorsIn(disk.size()) * sectorSize.bytes();
    this.head =
        Bytes.read(disk, 0, (int) Math.min(end, 2L * sectorSize.bytes() + USUAL_ARRAY_BYTES));
  }

  /** Returns where the last whole sector ends. */
  long end() {
    return end;
  }

  /** Returns the number of whole sectors. */
  public long count() {
    return end / sectorSize.bytes();
  }

  /** Returns whether a piece lies within the disk; both numbers are unsigned. */
  boolean holds(long offset, long length) {
    return Long.compareUnsigned(offset, end) <= 0
        && Long.compareUnsigned(length, end - offset) <= 0;
  }

  /** Returns whether a sector lies within the disk; the number is unsigned. */
  public boolean holdsLba(long lba) {
    return Long.compareUnsigned(lba, count()) < 0;
  }

  /** Reads a sector, which must lie within the disk. */
  public Bytes sector(long lba) throws IOException {
    return bytes(lba * sectorSize.bytes(), sectorSize.bytes());
  }

  /** Fetches the end of the disk at once, because a backup GPT is expected there. */
  void expectBackup() throws IOException {
    int length = (int) Math.min(end, (long) sectorSize.bytes() + USUAL_ARRAY_BYTES);
    if (tail.isEmpty() && head.length() < end) {
      tail = Bytes.read(disk, end - length, length);
    }
  }

  /** Reads a piece, which must lie within the disk. */
  public Bytes bytes(long offset, int length) throws IOException {
    if (offset + length <= head.length()) {
      return part(head, (int) offset, length);
    }
    long tailStart = end - tail.length();
    if (offset >= tailStart) {
      return part(tail, (int) (offset - tailStart), length);
    }
    return Bytes.read(disk, offset, length);
  }

  /** Takes a part; a small one is copied, so that it does not keep all of an end in memory. */
  private static Bytes part(Bytes of, int offset, int length) {
    Bytes slice = of.slice(offset, offset + length);
    return length < USUAL_ARRAY_BYTES ? Bytes.copyOf(slice.asByteBuffer()) : slice;
  }

  /** Returns whether these bytes are at an offset; false where the disk ends before. */
  boolean matches(long offset, byte... expected) throws IOException {
    if (!holds(offset, expected.length)) {
      return false;
    }
    if (offset + expected.length <= head.length()) {
      for (int i = 0; i < expected.length; i++) {
        if (head.at((int) offset + i) != (expected[i] & 0xFF)) {
          return false;
        }
      }
      return true;
    }
    return Arrays.equals(disk.readBytes(offset, expected.length), expected);
  }
}
