package io.github.bootformats.testkit.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * One change that breaks a rule.
 *
 * @param field what was changed: {@code inode 7 (FILE), fragment index}
 * @param offset where it lies, in bytes from the start of the image; what lies in a metadata block,
 *     which may be compressed, has the offset of that block; -1 for the length of the image
 * @param metadataOffset where it lies in the decompressed metadata block, in bytes, or -1 for what
 *     lies in none
 * @param before its bytes as a valid image has them; a length counts as 8 little-endian bytes
 * @param after its bytes as they are now
 */
public record SquashfsEdit(
    String field, long offset, int metadataOffset, Bytes before, Bytes after) {
  /** The {@link #field()} of a change of the image's length. */
  public static final String LENGTH = "length of the image";

  private static final int SHOWN = 16;

  /**
   * Creates an edit.
   *
   * @param field what was changed
   * @param offset where it lies, in bytes, or -1
   * @param metadataOffset where it lies in the decompressed metadata block, or -1
   * @param before its bytes as a valid image has them
   * @param after its bytes as they are now
   */
  public SquashfsEdit {
    requireNonNull(field);
    requireNonNull(before);
    requireNonNull(after);
  }

  /** Returns {@code inode 7 (FILE), fragment index at 8313:52: 00000000 -> 05000000}. */
  @Override
  public String toString() {
    return field
        + (offset < 0 ? "" : " at " + offset)
        + (metadataOffset < 0 ? "" : ":" + metadataOffset)
        + ": "
        + hex(before)
        + " -> "
        + hex(after);
  }

  private static String hex(Bytes bytes) {
    return bytes.length() <= SHOWN ? bytes.toHex() : bytes.slice(0, SHOWN).toHex() + "...";
  }
}
