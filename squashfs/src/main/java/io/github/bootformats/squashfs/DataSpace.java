package io.github.bootformats.squashfs;

import java.io.IOException;
import java.util.Arrays;

/** What the files of an image take of the space between its superblock and its inodes. */
final class DataSpace {
  private long[] begins = new long[64];
  private long[] ends = new long[64];
  private int size;

  /** Adds what one file or fragment takes. Many may take the same. */
  void add(long begin, long end) {
    if (begin >= end) {
      return;
    }
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    begins[size] = begin;
    ends[size++] = end;
  }

  /** Tells of the bytes that nothing takes. */
  void check(SquashfsReader reader, CheckFindings findings) throws IOException {
    long at = SquashfsSuperblock.LENGTH;
    if (reader.superblock().has(SuperblockFlag.COMPRESSOR_OPTIONS)) {
      at = reader.metadataBlock(at).next();
    }
    long end = Math.min(reader.superblock().inodeTable(), reader.size());
    long unused = 0;
    long first = -1;
    long[] sortedBegins = Arrays.copyOf(begins, size);
    long[] sortedEnds = Arrays.copyOf(ends, size);
    Arrays.sort(sortedBegins);
    Arrays.sort(sortedEnds);
    // At each begin, all is free from the last end on if as many ended as have begun.
    for (int i = 0; i <= size; i++) {
      long begin = i < size ? Math.min(sortedBegins[i], end) : end;
      long free = i == 0 ? at : Math.max(at, sortedEnds[i - 1]);
      if (begin > free) {
        first = first < 0 ? free : first;
        unused += begin - free;
      }
    }
    if (unused > 0) {
      findings.add(
          SquashfsFinding.SPACE_UNUSED,
          first,
          "%s bytes before the inodes belong to no file, from %s on".formatted(unused, first));
    }
  }
}
