package io.github.bootformats.squashfs;

import io.github.bootformats.api.ReadLimits;
import java.io.IOException;

/**
 * Remembers by which name each directory was entered, so that none has two: a damaged image may
 * make a directory its own descendant, or one that has many names, with more paths than atoms.
 *
 * <p>A place is a hash of the parent's inode and of where in its listing the name is.
 */
final class DirectoryPlaces {
  /** The place of a directory without a name, from which all others are entered. */
  static final long ROOT = 1;

  /** The place of what is no directory. */
  static final long NOWHERE = 0;

  private static final int FIRST_CAPACITY = 64;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  private final ReadLimits limits;

  /** Pairs of an inode's reference plus 1, and the place; the first is 0 where there is none. */
  private long[] table = new long[2 * FIRST_CAPACITY];

  private int count;

  DirectoryPlaces(ReadLimits limits) {
    this.limits = limits;
  }

  static long of(long parentRef, long entryOffset) {
    long hash = (parentRef * MIX ^ entryOffset) * MIX;
    return hash == NOWHERE || hash == ROOT ? 2 : hash;
  }

  /**
   * Enters a directory.
   *
   * @param ref the directory's inode
   * @param place the place of the name that led to it
   */
  synchronized void enter(long ref, long place) throws IOException {
    int slot = slot(table, ref + 1);
    if (table[slot] == 0) {
      limits.check(SquashfsLimits.MAX_DIRECTORIES, count + 1L, SquashfsFinding.FORMAT, -1);
      table[slot] = ref + 1;
      table[slot + 1] = place;
      if (++count > table.length / 4) {
        grow();
      }
    } else if (table[slot + 1] != place) {
      throw SquashfsFinding.DIRECTORY_TWICE.thrownAt(
          SuperblockField.INODE_TABLE.offset(),
          "the directory at inode %s has two names, or is within itself"
              .formatted(MetadataRef.of(ref)));
    }
  }

  private void grow() {
    long[] larger = new long[2 * table.length];
    for (int i = 0; i < table.length; i += 2) {
      if (table[i] != 0) {
        int slot = slot(larger, table[i]);
        larger[slot] = table[i];
        larger[slot + 1] = table[i + 1];
      }
    }
    table = larger;
  }

  private static int slot(long[] table, long key) {
    int mask = table.length - 2;
    int slot = (int) ((key * MIX) >>> 32) & mask;
    while (table[slot] != 0 && table[slot] != key) {
      slot = (slot + 2) & mask;
    }
    return slot;
  }
}
