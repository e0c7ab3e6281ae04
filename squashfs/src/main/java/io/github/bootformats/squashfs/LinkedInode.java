package io.github.bootformats.squashfs;

import org.jspecify.annotations.Nullable;

/** The inode of a file with several names; the first of them brings it. */
final class LinkedInode {
  private final long number;
  private int namesLeft;
  private @Nullable MetadataRef ref;

  LinkedInode(long number, int names) {
    this.number = number;
    this.namesLeft = names;
  }

  long number() {
    return number;
  }

  /** Counts a name; returns whether it is the last one. */
  boolean isLastName() {
    return --namesLeft <= 0;
  }

  void written(MetadataRef place) {
    ref = place;
  }

  /** Returns where the inode is, which it is when the steps before are done. */
  MetadataRef ref() {
    MetadataRef known = ref;
    if (known == null) {
      throw new IllegalStateException("inode " + number + " is not written yet");
    }
    return known;
  }
}
