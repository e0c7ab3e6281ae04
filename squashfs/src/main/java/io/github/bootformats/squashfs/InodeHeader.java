package io.github.bootformats.squashfs;

/**
 * What all inodes begin with: 16 bytes.
 *
 * @param type the type
 * @param mode the permissions, 0 to 65535; sound ones have no bits of a type in it
 * @param uidIndex where the owner is in the table of ids, 0 to 65535
 * @param gidIndex where the group is in the table of ids, 0 to 65535
 * @param modificationTime seconds since 1970-01-01T00:00:00Z, 0 to 2<sup>32</sup>-1
 * @param number the number of the inode, 0 to 2<sup>32</sup>-1; sound ones begin at 1
 */
public record InodeHeader(
    InodeType type, int mode, int uidIndex, int gidIndex, long modificationTime, long number) {
  /** How many bytes a header has. */
  static final int LENGTH = 16;

  /**
   * Creates a header.
   *
   * @param type the type
   * @param mode the permissions, 0 to 65535
   * @param uidIndex where the owner is in the table of ids, 0 to 65535
   * @param gidIndex where the group is in the table of ids, 0 to 65535
   * @param modificationTime seconds since 1970-01-01T00:00:00Z, 0 to 2<sup>32</sup>-1
   * @param number the number of the inode, 0 to 2<sup>32</sup>-1
   * @throws IllegalArgumentException if a number is out of range
   */
  public InodeHeader {
    Ranges.u16("mode", mode);
    Ranges.u16("uid index", uidIndex);
    Ranges.u16("gid index", gidIndex);
    Ranges.u32("modification time", modificationTime);
    Ranges.u32("number", number);
  }

  static InodeHeader read(InodeType type, byte[] bytes, int at) {
    return new InodeHeader(
        type,
        LittleEndian.u16(bytes, at + 2),
        LittleEndian.u16(bytes, at + 4),
        LittleEndian.u16(bytes, at + 6),
        LittleEndian.u32(bytes, at + 8),
        LittleEndian.u32(bytes, at + 12));
  }

  void write(FieldWriter out) {
    out.u16(type.id()).u16(mode).u16(uidIndex).u16(gidIndex).u32(modificationTime).u32(number);
  }
}
