package io.github.bootformats.testkit.squashfs;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.squashfs.InodeType;

/**
 * The fields of inodes: Linux, {@code fs/squashfs/squashfs_fs.h}, {@code struct
 * squashfs_base_inode} and those after it.
 */
enum InodeField {
  TYPE("type", 0, 2),
  MODE("mode", 2, 2),
  UID("uid index", 4, 2),
  GID("gid index", 6, 2),
  NUMBER("number", 12, 4),
  LISTING_BLOCK("listing block", Owner.DIRECTORIES, 16, 4, 24, 4),
  LISTING_SIZE("listing size", Owner.DIRECTORIES, 24, 2, 20, 4),
  LISTING_OFFSET("listing offset", Owner.DIRECTORIES, 26, 2, 34, 2),
  PARENT("parent number", Owner.DIRECTORIES, 28, 4, 28, 4),
  INDEX_COUNT("index count", Owner.DIRECTORIES, -1, 0, 32, 2),
  BLOCKS_START("start of blocks", Owner.FILES, 16, 4, 16, 8),
  FRAGMENT_INDEX("fragment index", Owner.FILES, 20, 4, 44, 4),
  FRAGMENT_OFFSET("fragment offset", Owner.FILES, 24, 4, 48, 4),
  FILE_SIZE("file size", Owner.FILES, 28, 4, 24, 8),
  FILE_LINKS("link count", Owner.FILES, -1, 0, 40, 4),
  FILE_XATTRS("xattr index", Owner.FILES, -1, 0, 52, 4),
  LINKS("link count", Owner.OTHERS, 16, 4, 16, 4),
  TARGET_LENGTH("target length", Owner.SYMLINKS, 20, 4, 20, 4);

  /** Whose inodes have a field. */
  private enum Owner {
    ALL,
    DIRECTORIES,
    FILES,
    SYMLINKS,
    /** All but directories and files, symbolic links included. */
    OTHERS;

    boolean includes(FileType type) {
      return switch (this) {
        case ALL -> true;
        case DIRECTORIES -> type == FileType.DIRECTORY;
        case FILES -> type == FileType.REGULAR;
        case SYMLINKS -> type == FileType.SYMLINK;
        case OTHERS -> type != FileType.DIRECTORY && type != FileType.REGULAR;
      };
    }
  }

  private final String title;
  private final Owner owner;
  private final int basicOffset;
  private final int basicLength;
  private final int extendedOffset;
  private final int extendedLength;

  InodeField(String title, int offset, int length) {
    this(title, Owner.ALL, offset, length, offset, length);
  }

  InodeField(
      String title,
      Owner owner,
      int basicOffset,
      int basicLength,
      int extendedOffset,
      int extendedLength) {
    this.title = title;
    this.owner = owner;
    this.basicOffset = basicOffset;
    this.basicLength = basicLength;
    this.extendedOffset = extendedOffset;
    this.extendedLength = extendedLength;
  }

  /** Returns whether inodes of a type have the field. */
  boolean isIn(InodeType type) {
    return owner.includes(type.fileType()) && offset(type) >= 0;
  }

  int offset(InodeType type) {
    return type.isExtended() ? extendedOffset : basicOffset;
  }

  int length(InodeType type) {
    return type.isExtended() ? extendedLength : basicLength;
  }

  @Override
  public String toString() {
    return title;
  }
}
