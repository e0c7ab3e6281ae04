package io.github.bootformats.api.io;

/**
 * The size of a disk's logical block, the unit of every LBA.
 *
 * <p>A file does not say how large its sectors are; a real disk does. Nothing in these libraries
 * guesses silently: the caller names the size, or asks a format for the evidence.
 *
 * @param bytes 512, 1024, 2048 or 4096
 */
public record SectorSize(int bytes) {
  /** 512 bytes: nearly every disk and disk image. */
  public static final SectorSize B512 = new SectorSize(512);

  /** 2048 bytes: optical media. */
  public static final SectorSize B2048 = new SectorSize(2048);

  /** 4096 bytes: native 4K ("4Kn") disks. */
  public static final SectorSize B4096 = new SectorSize(4096);

  /**
   * Creates a sector size.
   *
   * @param bytes 512, 1024, 2048 or 4096
   */
  public SectorSize {
    if (bytes < 512 || bytes > 4096 || Integer.bitCount(bytes) != 1) {
      throw new IllegalArgumentException(
          "a sector has 512, 1024, 2048 or 4096 bytes, not " + bytes);
    }
  }

  /**
   * Returns the sector size of so many bytes.
   *
   * @param bytes 512, 1024, 2048 or 4096
   * @return the sector size
   */
  public static SectorSize of(int bytes) {
    return new SectorSize(bytes);
  }

  /**
   * Converts a count of sectors to bytes.
   *
   * @param sectors an LBA or a length, not negative
   * @return the bytes
   * @throws ArithmeticException if they do not fit into a {@code long}
   */
  public long toBytes(long sectors) {
    return Math.multiplyExact(sectors, (long) bytes);
  }

  /**
   * Returns how many whole sectors fit into so many bytes.
   *
   * @param size bytes, not negative
   * @return whole sectors
   */
  public long sectorsIn(long size) {
    return size / bytes;
  }

  @Override
  public String toString() {
    return bytes + "-byte sectors";
  }
}
