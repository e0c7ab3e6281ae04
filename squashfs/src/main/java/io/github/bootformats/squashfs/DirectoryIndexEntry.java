package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * An entry of a directory's index, which leads to a run of a long listing.
 *
 * @param listingOffset where the run begins, in bytes from the start of the listing, 0 to
 *     2<sup>32</sup>-1
 * @param block where the metadata block begins that has it, in bytes from the start of the
 *     directory table, 0 to 2<sup>32</sup>-1
 * @param name the first name there, at least one byte
 */
public record DirectoryIndexEntry(long listingOffset, long block, Bytes name) {
  /**
   * Creates an entry.
   *
   * @param listingOffset where the run begins
   * @param block where the metadata block begins that has it
   * @param name the first name there
   * @throws IllegalArgumentException if a number is out of range or the name is empty
   */
  public DirectoryIndexEntry {
    Ranges.u32("listing offset", listingOffset);
    Ranges.u32("block", block);
    Ranges.u32("length of the name less 1", requireNonNull(name).length() - 1);
  }

  /**
   * Encodes the entry.
   *
   * @return 12 bytes and the name
   */
  public Bytes encode() {
    return new FieldWriter()
        .u32(listingOffset)
        .u32(block)
        .u32(name.length() - 1)
        .bytes(name)
        .toBytes();
  }
}
