package io.github.bootformats.cpio.internal;

import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadLimits.Limit;

/** Counts the memory that a list of entries or a tree takes. */
public final class IndexBudget {
  /** What the objects of a member take beside the bytes of its head. */
  private static final int MEMBER_BYTES = 240;

  /** As far as the numbers in a tree reach. */
  private static final long MOST = Integer.MAX_VALUE;

  private final ReadLimits limits;
  private final Limit limit;
  private final String format;
  private long used;

  /**
   * Starts to count.
   *
   * @param limits the limits that apply
   * @param limit which of them this is
   * @param format the id of the format in exceptions
   */
  public IndexBudget(ReadLimits limits, Limit limit, String format) {
    this.limits = limits;
    this.limit = limit;
    this.format = format;
  }

  /**
   * Counts a member of an archive.
   *
   * @param headBytes how long its header and name are
   * @param offset where it lies
   * @throws LimitExceededException if the limit does not suffice
   */
  public void member(long headBytes, long offset) throws LimitExceededException {
    take(MEMBER_BYTES + headBytes, offset);
  }

  /**
   * Counts memory.
   *
   * @param bytes how much
   * @param offset where what needs it lies; negative if that is nowhere
   * @throws LimitExceededException if the limit does not suffice
   */
  public void take(long bytes, long offset) throws LimitExceededException {
    used += bytes;
    limits.check(limit, used, format, offset);
    if (used > MOST) {
      throw new LimitExceededException(format, offset, limit, used, MOST);
    }
  }
}
