package io.github.bootformats.testkit.squashfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.squashfs.DirectoryEntry;

/**
 * An entry of a directory and where it is.
 *
 * @param at its first byte in the content of the directory table
 * @param entry what it says
 * @param run in which it is
 * @param inode to which it leads
 */
record PlacedEntry(int at, DirectoryEntry entry, PlacedRun run, PlacedInode inode) {
  private static final int FIXED_LENGTH = 8;

  Bytes name() {
    return entry.name();
  }

  int end() {
    return at + FIXED_LENGTH + entry.name().length();
  }

  ImageField inodeOffset() {
    return field(0, 2, "inode offset");
  }

  ImageField inodeDelta() {
    return field(2, 2, "inode number");
  }

  ImageField type() {
    return field(4, 2, "type");
  }

  ImageField nameLength() {
    return field(6, 2, "length of the name");
  }

  ImageField nameBytes() {
    return field(FIXED_LENGTH, entry.name().length(), "name");
  }

  private ImageField field(int offset, int length, String name) {
    return new ImageField(ImagePart.DIRECTORIES, at + offset, length, this + ", " + name);
  }

  @Override
  public String toString() {
    return "entry \"" + entry.name() + "\" of " + run.directory();
  }
}
