package io.github.bootformats.partition.save;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * A part of a disk that a change replaces.
 *
 * @param offset where it lies, in bytes from the start of the disk
 * @param bytes what was there before the change
 * @param crcAfter the CRC-32 of what the change put there, to tell whether it is still there
 */
public record SavedRange(long offset, Bytes bytes, long crcAfter) {
  /**
   * Creates a range.
   *
   * @param offset where it lies, in bytes from the start of the disk, not negative
   * @param bytes what was there before the change, at least one byte
   * @param crcAfter the CRC-32 of what the change put there, 0 to 2<sup>32</sup>-1
   */
  public SavedRange {
    requireNonNull(bytes);
    if (offset < 0 || bytes.isEmpty() || offset > Long.MAX_VALUE - bytes.length()) {
      throw new IllegalArgumentException("%s bytes at %s".formatted(bytes.length(), offset));
    }
    if (crcAfter >>> 32 != 0) {
      throw new IllegalArgumentException("a CRC-32 has 32 bits, not " + Long.toHexString(crcAfter));
    }
  }

  /**
   * Returns where the range ends.
   *
   * @return the offset of the first byte behind it
   */
  public long end() {
    return offset + bytes.length();
  }

  @Override
  public String toString() {
    return "%s bytes at %s".formatted(bytes.length(), offset);
  }
}
