package io.github.bootformats.partition.save;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is not zero behind the place where a disk is going to be cut off. */
final class CutOffRanges {
  private static final int PIECE_BYTES = 4096;

  /** As many pieces as are read at a time. */
  private static final int READ_BYTES = 256 * PIECE_BYTES;

  private static final byte[] ZEROS = new byte[PIECE_BYTES];

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
      byte[] bytes = disk.readBytes(at, (int) Math.min(READ_BYTES, disk.size() - at));
      found.add(at, bytes);
    }
    return found.ranges;
  }

  /** Adds what is not zero; pieces that follow each other are one range. */
  private void add(long offset, byte[] bytes) throws LimitExceededException {
    int begin = 0;
    for (int at = 0; at < bytes.length; at += PIECE_BYTES) {
      int end = Math.min(at + PIECE_BYTES, bytes.length);
      if (isZero(bytes, at, end)) {
        keep(offset + begin, Bytes.copyOf(bytes, begin, at - begin));
        begin = end;
      }
    }
    keep(offset + begin, Bytes.copyOf(bytes, begin, bytes.length - begin));
  }

  private static boolean isZero(byte[] bytes, int begin, int end) {
    return Arrays.equals(bytes, begin, end, ZEROS, 0, end - begin);
  }

  private void keep(long offset, Bytes range) throws LimitExceededException {
    if (!range.isEmpty()) {
      kept += range.length();
      limits.check(SavedSectors.MAX_FILE_BYTES, kept, "saved-sectors", offset);
      ranges.add(new SavedRange(offset, range, 0));
    }
  }
}
