package io.github.bootformats.cpio;

import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;

/** Counts the memory that a list of entries and the tree over it take. */
final class IndexBudget {
  /** What the objects of a member take beside the bytes of its head. */
  private static final int MEMBER_BYTES = 200;

  private final ReadLimits limits;
  private long used;

  IndexBudget(ReadLimits limits) {
    this.limits = limits;
  }

  void member(CpioEntry entry) throws LimitExceededException {
    take(MEMBER_BYTES + entry.headLength(), entry.offset());
  }

  void take(long bytes, long offset) throws LimitExceededException {
    used += bytes;
    limits.check(CpioLimits.MAX_INDEX_BYTES, used, CpioFinding.FORMAT, offset);
  }
}
