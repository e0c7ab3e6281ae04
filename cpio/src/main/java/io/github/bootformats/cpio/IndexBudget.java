package io.github.bootformats.cpio;

import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadLimits.Limit;

/** Counts the memory that a list of entries or a tree takes. */
final class IndexBudget {
  /** What the objects of a member take beside the bytes of its head. */
  private static final int MEMBER_BYTES = 240;

  /** As far as the numbers in the tree reach. */
  private static final long MOST = Integer.MAX_VALUE;

  private final ReadLimits limits;
  private final Limit limit;
  private long used;

  IndexBudget(ReadLimits limits, Limit limit) {
    this.limits = limits;
    this.limit = limit;
  }

  void member(CpioEntry entry) throws LimitExceededException {
    take(MEMBER_BYTES + entry.headLength(), entry.offset());
  }

  void take(long bytes, long offset) throws LimitExceededException {
    used += bytes;
    limits.check(limit, used, CpioFinding.FORMAT, offset);
    if (used > MOST) {
      throw new LimitExceededException(CpioFinding.FORMAT, offset, limit, used, MOST);
    }
  }
}
