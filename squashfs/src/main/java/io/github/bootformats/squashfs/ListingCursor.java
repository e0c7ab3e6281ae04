package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import java.io.IOException;

/**
 * Goes through the listing of a directory, entry by entry, as {@code squashfs_readdir} of Linux
 * does: runs are begun as long as the directory's size says, and a run that has begun is read to
 * its end.
 */
final class ListingCursor {
  private final MetadataCursor cursor;
  private final long size;
  private long done;
  private int left;
  private long runOffset;
  private long inodeBlock;
  private long inodeNumber;
  private long entryOffset;
  private int inodeOffset;
  private int inodeDelta;
  private int type;
  private Bytes name = Bytes.empty();

  /**
   * Begins at a run.
   *
   * @param cursor where the run begins
   * @param size how long the listing is
   * @param done how much of it lies before the run
   */
  ListingCursor(MetadataCursor cursor, long size, long done) {
    this.cursor = cursor;
    this.size = size;
    this.done = done;
  }

  /** Goes on to the next entry; returns whether there is one. */
  boolean next() throws IOException {
    if (left == 0) {
      if (done >= size) {
        return false;
      }
      beginRun();
    }
    left--;
    entryOffset = done;
    inodeOffset = cursor.u16();
    inodeDelta = (short) cursor.u16();
    type = cursor.u16();
    int length = cursor.u16() + 1;
    name = cursor.bytes(length);
    done += DirectoryEntry.FIXED_LENGTH + length;
    return true;
  }

  private void beginRun() throws IOException {
    runOffset = done;
    long count = cursor.u32() + 1;
    if (count > DirectoryRun.MAX_ENTRIES) {
      throw SquashfsFinding.DIRECTORY_COUNT.thrownAt(
          cursor.blockPosition(), "a run has at most 256 entries, not " + count);
    }
    inodeBlock = cursor.u32();
    inodeNumber = cursor.u32();
    done += DirectoryRun.HEADER_LENGTH;
    left = (int) count;
  }

  /** Returns whether the entry is the last of its run. */
  boolean endsRun() {
    return left == 0;
  }

  /** Returns how much of the listing was read. */
  long done() {
    return done;
  }

  long runOffset() {
    return runOffset;
  }

  long inodeBlock() {
    return inodeBlock;
  }

  long inodeNumber() {
    return inodeNumber;
  }

  /** Returns where in the listing the entry begins. */
  long entryOffset() {
    return entryOffset;
  }

  /** Returns the reference to the entry's inode, packed. */
  long inodeRef() {
    return inodeBlock << 16 | inodeOffset;
  }

  int inodeOffset() {
    return inodeOffset;
  }

  int inodeDelta() {
    return inodeDelta;
  }

  int type() {
    return type;
  }

  Bytes name() {
    return name;
  }

  /** Returns where the metadata block begins that the cursor is in. */
  long blockPosition() {
    return cursor.blockPosition();
  }
}
