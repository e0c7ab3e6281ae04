package io.github.bootformats.testkit.partition;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * One change that a {@link DiskMutator} made.
 *
 * @param field what was changed: {@code primary GPT header, my LBA}
 * @param how in which way: {@code boundary}, {@code bit flip}, {@code copy of ...}
 * @param offset where it lies, in bytes from the start of the disk; -1 for the size of the disk
 * @param before its bytes as they were; the size of the disk counts as 8 little-endian bytes
 * @param after its bytes as they are now
 */
public record DiskEdit(String field, String how, long offset, Bytes before, Bytes after) {
  /** The {@link #field()} of a change of the disk's size. */
  public static final String DISK_SIZE = "disk size";

  private static final int SHOWN = 16;

  /**
   * Creates an edit.
   *
   * @param field what was changed
   * @param how in which way
   * @param offset where it lies, in bytes, or -1
   * @param before its bytes as they were
   * @param after its bytes as they are now
   */
  public DiskEdit {
    requireNonNull(field);
    requireNonNull(how);
    requireNonNull(before);
    requireNonNull(after);
  }

  /** Returns {@code primary GPT header, my LBA at 536: boundary, 0100000000000000 -> ff...}. */
  @Override
  public String toString() {
    return field
        + (offset < 0 ? "" : " at " + offset)
        + ": "
        + how
        + ", "
        + hex(before)
        + " -> "
        + hex(after);
  }

  private static String hex(Bytes bytes) {
    return bytes.length() <= SHOWN ? bytes.toHex() : bytes.slice(0, SHOWN).toHex() + "...";
  }
}
