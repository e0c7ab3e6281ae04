package io.github.bootformats.testkit.partition;

import static java.util.Objects.requireNonNull;

/**
 * A field of a partition table on a disk.
 *
 * @param name what it is called in its structure: {@code my LBA}
 * @param kind what it means
 * @param offset where it lies, in bytes from the start of the disk
 * @param length how many bytes it has; numbers are little-endian
 */
public record DiskField(String name, Kind kind, long offset, int length) {
  /** What a field means, and so which values are interesting there. */
  public enum Kind {
    /** The number of a sector. */
    LBA,

    /** A number of sectors or entries. */
    COUNT,

    /** A size in bytes. */
    SIZE,

    /** A CRC-32. */
    CRC,

    /** A GUID or another identity. */
    ID,

    /** What a partition is for. */
    TYPE,

    /** Bits, or a value that is a constant in valid tables. */
    FLAGS,

    /** A magic number. */
    SIGNATURE,

    /** A cylinder/head/sector address. */
    CHS,

    /** A name of UTF-16 units. */
    NAME
  }

  /**
   * Creates a field.
   *
   * @param name what it is called in its structure
   * @param kind what it means
   * @param offset where it lies, in bytes, not negative
   * @param length how many bytes it has, at least 1
   */
  public DiskField {
    requireNonNull(name);
    requireNonNull(kind);
    if (offset < 0 || length < 1) {
      throw new IllegalArgumentException("no field is at " + offset + " with bytes: " + length);
    }
  }
}
