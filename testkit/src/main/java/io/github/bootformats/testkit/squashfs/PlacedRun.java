package io.github.bootformats.testkit.squashfs;

import io.github.bootformats.squashfs.DirectoryRun;

/**
 * A run of a directory's listing and where it is.
 *
 * @param at its first byte in the content of the directory table
 * @param run what it says
 * @param directory whose listing it is in
 */
record PlacedRun(int at, DirectoryRun run, PlacedInode directory) {
  ImageField count() {
    return field(0, "count");
  }

  ImageField inodeBlock() {
    return field(4, "inode block");
  }

  ImageField inodeNumber() {
    return field(8, "inode number");
  }

  private ImageField field(int offset, String name) {
    return new ImageField(ImagePart.DIRECTORIES, at + offset, 4, this + ", " + name);
  }

  @Override
  public String toString() {
    return "run at " + run.listingOffset() + " of " + directory;
  }
}
