package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadLimits.Limit;
import io.github.bootformats.grub.GrubLimits;
import java.util.concurrent.atomic.AtomicLong;

/** What a menu and all its entries may use up together. */
final class Budget {
  private final ReadLimits limits;
  private final AtomicLong steps = new AtomicLong();
  private final AtomicLong entries = new AtomicLong();
  private final AtomicLong output = new AtomicLong();

  Budget(ReadLimits limits) {
    this.limits = limits;
  }

  ReadLimits limits() {
    return limits;
  }

  void step() {
    take(steps, 1, GrubLimits.MAX_STEPS);
  }

  /** Takes several steps at once, for work that is more than a command. */
  void steps(long count) {
    take(steps, count, GrubLimits.MAX_STEPS);
  }

  void entry() {
    take(entries, 1, GrubLimits.MAX_ENTRIES);
  }

  void output(int bytes) {
    take(output, bytes, GrubLimits.MAX_OUTPUT_BYTES);
  }

  private void take(AtomicLong used, long amount, Limit limit) {
    if (used.addAndGet(amount) > limits.get(limit)) {
      throw Stop.limit(limit, limits.get(limit));
    }
  }

  void check(Limit limit, long asked) {
    if (asked > limits.get(limit)) {
      throw Stop.limit(limit, limits.get(limit));
    }
  }
}
