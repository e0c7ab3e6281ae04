package io.github.bootformats.squashfs;

/** The tables that are found by a list of their metadata blocks. */
public enum TableKind {
  /** Owners and groups, 32 bits each. */
  ID(4, SuperblockField.ID_TABLE),
  /** The {@linkplain MetadataRef references} of inodes, by their numbers from 1 on. */
  EXPORT(8, SuperblockField.EXPORT_TABLE),
  /** Where fragments are, see {@link DataBlock}. */
  FRAGMENT(16, SuperblockField.FRAGMENT_TABLE),
  /** Where the extended attributes of inodes are, see {@link XattrSet}. */
  XATTR(16, SuperblockField.XATTR_TABLE);

  private final int entryLength;
  private final SuperblockField field;

  TableKind(int entryLength, SuperblockField field) {
    this.entryLength = entryLength;
    this.field = field;
  }

  /**
   * Returns how long an entry is. No entry crosses the end of a block.
   *
   * @return bytes
   */
  public int entryLength() {
    return entryLength;
  }

  /**
   * Returns the field of the superblock that says where the table is.
   *
   * @return the field
   */
  public SuperblockField field() {
    return field;
  }
}
