package io.github.bootformats.testkit.squashfs;

import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.squashfs.FileInode;
import io.github.bootformats.squashfs.SquashfsInode;

/**
 * An inode and where it is.
 *
 * @param at its first byte in the content of the inode table
 * @param inode what it says
 */
record PlacedInode(int at, SquashfsInode inode) {
  private static final int WORD_LENGTH = 4;

  boolean isDirectory() {
    return inode.type().fileType() == FileType.DIRECTORY;
  }

  boolean has(InodeField field) {
    return field.isIn(inode.type());
  }

  ImageField field(InodeField field) {
    if (!has(field)) {
      throw new IllegalArgumentException(this + " has no " + field);
    }
    return field(field.offset(inode.type()), field.length(inode.type()), field.toString());
  }

  /** Returns where what follows the inode begins: a list of blocks, an index, a target. */
  int end() {
    return at + inode.type().fixedLength();
  }

  /** Returns a word of the list of blocks. */
  ImageField word(int index) {
    return field(
        inode.type().fixedLength() + index * WORD_LENGTH, WORD_LENGTH, "size of block " + index);
  }

  /** Returns a field of what follows the inode. */
  ImageField behind(int offset, int length, String name) {
    return field(inode.type().fixedLength() + offset, length, name);
  }

  private ImageField field(int offset, int length, String name) {
    return new ImageField(ImagePart.INODES, at + offset, length, this + ", " + name);
  }

  /** Returns the file; the inode must be one. */
  FileInode file() {
    return (FileInode) inode;
  }

  /** Returns {@code inode 12 (symlink)}. */
  @Override
  public String toString() {
    return "inode " + inode.header().number() + " (" + inode.type() + ")";
  }
}
