package io.github.bootformats.partition.save;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is not zero behind the place where a disk is going to be cut off. */
final class CutOffRanges {
  private static final int PIECE_BYTES = 4096;

  /** As many pieces as are read at a time. */
  private static final int READ_BYTES = 256 * PIECE_BYTES;

  private final ReadLimits limits = ReadLimits.defaults();
  private final List<SavedRange> ranges = new ArrayList<>();
  private long kept;

  private CutOffRanges() {}

  /**
   * Reads a disk from where it is going to end to where it ends.
   *
   * @throws LimitExceededException if more is not zero than a file with saved sectors may hold
   */
  static List<SavedRange> of(ImageSource disk, long from) throws IOException {
    CutOffRanges found = new CutOffRanges();
    for (long at = from; at < disk.size(); at += READ_BYTES) {
      found.add(at, Bytes.read(disk, at, (int) Math.min(READ_BYTES, disk.size() - at)));
    }
    return found.ranges;
  }

  /** Adds what is not zero; pieces that follow each other are one range. */
  private void add(long offset, Bytes bytes) throws LimitExceededException {
    int begin = 0;
    for (int at = 0; at < bytes.length(); at += PIECE_BYTES) {
      int end = Math.min(at + PIECE_BYTES, bytes.length());
      if (bytes.slice(at, end).isZero()) {
        keep(offset + begin, bytes.slice(begin, at));
        begin = end;
      }
    }
    keep(offset + begin, bytes.slice(begin, bytes.length()));
  }

  private void keep(long offset, Bytes range) throws LimitExceededException {
    if (!range.isEmpty()) {
      kept += range.length();
      limits.check(SavedSectors.MAX_FILE_BYTES, kept, "saved-sectors", offset);
      // A copy, which does not keep the zeros beside it in memory.
      ranges.add(new SavedRange(offset, Bytes.of(range.toByteArray()), 0));
    }
  }
}
