package io.github.bootformats.squashfs;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * An entry of a directory as it is stored.
 *
 * @param inodeOffset where the inode begins in its decompressed block, 0 to 65535
 * @param inodeDelta the inode's number less that of the run, -32768 to 32767
 * @param type the {@linkplain InodeType#id() number} of the inode's basic type, 0 to 65535
 * @param name the name, 1 to 65536 bytes; Linux takes 256
 */
public record DirectoryEntry(int inodeOffset, int inodeDelta, int type, Bytes name) {
  /** How many bytes an entry has before its name. */
  static final int FIXED_LENGTH = 8;

  /** How many bytes Linux lets a name have. */
  static final int MAX_NAME = 256;

  /**
   * Creates an entry.
   *
   * @param inodeOffset where the inode begins in its decompressed block
   * @param inodeDelta the inode's number less that of the run
   * @param type the number of the inode's basic type
   * @param name the name
   * @throws IllegalArgumentException if a number is out of range or the name is empty or too long
   */
  public DirectoryEntry {
    Ranges.u16("inode offset", inodeOffset);
    Ranges.check("inode delta", inodeDelta - (long) Short.MIN_VALUE, 0xFFFF);
    Ranges.u16("type", type);
    Ranges.u16("length of the name less 1", requireNonNull(name).length() - 1);
  }

  void write(FieldWriter out) {
    out.u16(inodeOffset).u16(inodeDelta).u16(type).u16(name.length() - 1).bytes(name);
  }
}
