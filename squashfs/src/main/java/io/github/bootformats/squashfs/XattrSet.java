package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;

/**
 * An entry of the xattr id table: the extended attributes of a file, or of many files that have the
 * same.
 *
 * @param ref where they are, from the start of the attributes' first metadata block
 * @param count how many there are, 0 to 2<sup>32</sup>-1
 * @param size how many bytes their full names and values have, as the writer counted, 0 to
 *     2<sup>32</sup>-1
 */
public record XattrSet(MetadataRef ref, long count, long size) {
  /** How many bytes an entry has. */
  static final int LENGTH = 16;

  /**
   * Creates an entry.
   *
   * @param ref where the attributes are
   * @param count how many there are
   * @param size how many bytes their full names and values have
   * @throws IllegalArgumentException if a number is out of range
   */
  public XattrSet {
    Ranges.u32("count", count);
    Ranges.u32("size", size);
  }

  /**
   * Encodes the entry.
   *
   * @return 16 bytes
   */
  public Bytes encode() {
    return new FieldWriter().u64(ref.packed()).u32(count).u32(size).toBytes();
  }
}
