package io.github.bootformats.squashfs;

import io.github.bootformats.api.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The index of a directory, to be searched. */
final class DirectoryIndex {
  static final DirectoryIndex EMPTY = new DirectoryIndex(List.of());
  private static final int ENTRY_WEIGHT = 128;

  private final List<DirectoryIndexEntry> entries;

  private DirectoryIndex(List<DirectoryIndexEntry> entries) {
    this.entries = entries;
  }

  /** Reads the entries that follow a directory's inode. */
  static List<DirectoryIndexEntry> read(MetadataCursor cursor, int count) throws IOException {
    List<DirectoryIndexEntry> entries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long offset = cursor.u32();
      long block = cursor.u32();
      long length = cursor.u32() + 1;
      if (length > DirectoryEntry.MAX_NAME) {
        throw SquashfsFinding.NAME.thrownAt(
            cursor.blockPosition(), "a name in an index has at most 256 bytes, not " + length);
      }
      entries.add(new DirectoryIndexEntry(offset, block, cursor.bytes((int) length)));
    }
    return List.copyOf(entries);
  }

  /** Takes entries that ascend; an index whose entries do not is of no use. */
  static DirectoryIndex of(List<DirectoryIndexEntry> entries) {
    for (int i = 1; i < entries.size(); i++) {
      DirectoryIndexEntry before = entries.get(i - 1);
      DirectoryIndexEntry entry = entries.get(i);
      if (entry.name().compareTo(before.name()) <= 0
          || entry.listingOffset() <= before.listingOffset()) {
        return EMPTY;
      }
    }
    return new DirectoryIndex(entries);
  }

  /** Returns the last entry whose name is not behind the given one. */
  @Nullable DirectoryIndexEntry find(Bytes name) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).name().compareTo(name) <= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? null : entries.get(low - 1);
  }

  int weight() {
    return ENTRY_WEIGHT * entries.size();
  }
}
