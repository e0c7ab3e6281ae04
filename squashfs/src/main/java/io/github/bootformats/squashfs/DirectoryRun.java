package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import java.util.List;

/**
 * A part of a directory's listing: entries whose inodes are in one metadata block.
 *
 * @param listingOffset where the run begins, in bytes from the start of the listing
 * @param inodeBlock where the inodes' block begins, in bytes from the start of the inode table, 0
 *     to 2<sup>32</sup>-1
 * @param inodeNumber what the entries' inode numbers are relative to, 0 to 2<sup>32</sup>-1
 * @param entries the entries, 1 to 256
 */
public record DirectoryRun(
    long listingOffset, long inodeBlock, long inodeNumber, List<DirectoryEntry> entries) {
  /** How many entries a run has at most. */
  public static final int MAX_ENTRIES = 256;

  /** How many bytes there are before the entries. */
  static final int HEADER_LENGTH = 12;

  /**
   * Creates a run.
   *
   * @param listingOffset where the run begins
   * @param inodeBlock where the inodes' block begins
   * @param inodeNumber what the entries' inode numbers are relative to
   * @param entries the entries; the list is copied
   * @throws IllegalArgumentException if a number is out of range, or there are no entries or too
   *     many
   */
  public DirectoryRun {
    Ranges.u32("listing offset", listingOffset);
    Ranges.u32("inode block", inodeBlock);
    Ranges.u32("inode number", inodeNumber);
    entries = List.copyOf(entries);
    Ranges.check("number of entries less 1", entries.size() - 1L, MAX_ENTRIES - 1);
  }

  /**
   * Returns where an entry's inode is.
   *
   * @param entry one of the entries
   * @return a reference into the inode table
   */
  public MetadataRef inodeOf(DirectoryEntry entry) {
    return new MetadataRef(inodeBlock, entry.inodeOffset());
  }

  /**
   * Encodes the run.
   *
   * @return the bytes of the listing
   */
  public Bytes encode() {
    FieldWriter out = new FieldWriter();
    out.u32(entries.size() - 1L).u32(inodeBlock).u32(inodeNumber);
    entries.forEach(entry -> entry.write(out));
    return out.toBytes();
  }
}
