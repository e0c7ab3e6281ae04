package io.github.bootformats.partition.script;

/**
 * Where sfdisk lets partitions begin and end. All numbers are in sectors.
 *
 * @param grain what starts are multiples of, from 1
 * @param firstLba where everything before it is moved to, a multiple of the grain or not
 */
record Alignment(long grain, long firstLba) {
  /** Returns the aligned sector that is nearest, at the latest and at the earliest in a range. */
  long inRange(long lba, long first, long last) {
    long from = first;
    long to = last;
    if (from + grain <= to) {
      from = up(from);
      to = down(to);
    }
    if (from + grain > to) {
      // Less than a grain of room is not aligned.
      return lba;
    }
    return Math.min(Math.max(nearest(lba), from), to);
  }

  /** Returns where the end of a partition that was to end behind this sector is put. */
  long endBehind(long lba, long first, long last) {
    long end = inRange(lba, first, last);
    return end > first ? end - 1 : end;
  }

  private long up(long lba) {
    return aligned(lba, lba + grain);
  }

  private long down(long lba) {
    return aligned(lba, lba);
  }

  private long nearest(long lba) {
    return aligned(lba, lba + grain / 2);
  }

  private long aligned(long lba, long towards) {
    if (lba % grain == 0) {
      return lba;
    }
    return lba < firstLba ? firstLba : towards / grain * grain;
  }
}
