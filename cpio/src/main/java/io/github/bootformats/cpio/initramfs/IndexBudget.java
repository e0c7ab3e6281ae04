package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.cpio.CpioEntry;

/** Counts the memory that lists of entries take. */
final class IndexBudget {
  /** What the objects of an entry take beside the bytes of its head. */
  private static final int ENTRY_BYTES = 200;

  private final ReadLimits limits;
  private long used;

  IndexBudget(ReadLimits limits) {
    this.limits = limits;
  }

  void take(CpioEntry entry) throws LimitExceededException {
    used += ENTRY_BYTES + entry.headLength();
    limits.check(InitramfsLimits.MAX_INDEX_BYTES, used, InitramfsFinding.FORMAT, entry.offset());
  }
}
