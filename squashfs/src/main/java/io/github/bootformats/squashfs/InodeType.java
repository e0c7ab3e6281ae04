package io.github.bootformats.squashfs;

import io.github.bootformats.api.tree.FileType;
import java.util.Optional;

/** The types of inodes: a basic and an extended one for each type of file. */
public enum InodeType {
  /** A directory of less than 64 KiB, without an index or extended attributes. */
  DIRECTORY(1, FileType.DIRECTORY, 32),
  /** A file of less than 4 GiB with one name, without extended attributes. */
  FILE(2, FileType.REGULAR, 32),
  /** A symbolic link without extended attributes. */
  SYMLINK(3, FileType.SYMLINK, 24),
  /** A block device without extended attributes. */
  BLOCK_DEVICE(4, FileType.BLOCK_DEVICE, 24),
  /** A character device without extended attributes. */
  CHARACTER_DEVICE(5, FileType.CHARACTER_DEVICE, 24),
  /** A named pipe without extended attributes. */
  FIFO(6, FileType.FIFO, 20),
  /** A socket without extended attributes. */
  SOCKET(7, FileType.SOCKET, 20),
  /** A directory of any kind. */
  EXTENDED_DIRECTORY(8, FileType.DIRECTORY, 40),
  /** A file of any kind. */
  EXTENDED_FILE(9, FileType.REGULAR, 56),
  /** A symbolic link of any kind. */
  EXTENDED_SYMLINK(10, FileType.SYMLINK, 24),
  /** A block device of any kind. */
  EXTENDED_BLOCK_DEVICE(11, FileType.BLOCK_DEVICE, 28),
  /** A character device of any kind. */
  EXTENDED_CHARACTER_DEVICE(12, FileType.CHARACTER_DEVICE, 28),
  /** A named pipe of any kind. */
  EXTENDED_FIFO(13, FileType.FIFO, 24),
  /** A socket of any kind. */
  EXTENDED_SOCKET(14, FileType.SOCKET, 24);

  private static final InodeType[] BY_ID = values();
  private static final int BASIC_TYPES = 7;

  private final int id;
  private final FileType fileType;
  private final int fixedLength;

  InodeType(int id, FileType fileType, int fixedLength) {
    this.id = id;
    this.fileType = fileType;
    this.fixedLength = fixedLength;
  }

  /**
   * Finds a type.
   *
   * @param id the number in an inode or, up to 7, in a directory's entry
   * @return the type, or empty when there is none of that number
   */
  public static Optional<InodeType> of(int id) {
    return id >= 1 && id <= BY_ID.length ? Optional.of(BY_ID[id - 1]) : Optional.empty();
  }

  /**
   * Finds a type.
   *
   * @param type the type of a file
   * @param isExtended whether the extended type is meant
   * @return the type of inode
   */
  public static InodeType of(FileType type, boolean isExtended) {
    for (InodeType each : BY_ID) {
      if (each.fileType == type && each.isExtended() == isExtended) {
        return each;
      }
    }
    throw new IllegalArgumentException("no type of file: " + type);
  }

  /**
   * Returns the number.
   *
   * @return 1 to 14
   */
  public int id() {
    return id;
  }

  /**
   * Returns what inodes of this type are.
   *
   * @return the type of file
   */
  public FileType fileType() {
    return fileType;
  }

  /**
   * Returns whether this is the type that can hold everything.
   *
   * @return whether inodes of this type have an index of extended attributes
   */
  public boolean isExtended() {
    return id > BASIC_TYPES;
  }

  /**
   * Returns how long the part of an inode is that all of its type have: not counting a symbolic
   * link's target and what follows it, a file's list of blocks, and a directory's index.
   *
   * @return bytes
   */
  public int fixedLength() {
    return fixedLength;
  }
}
