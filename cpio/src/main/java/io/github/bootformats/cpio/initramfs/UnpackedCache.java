package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.ReadLimits;
import java.util.concurrent.atomic.AtomicLong;

/** How much unpacked data an image may still keep in memory. */
final class UnpackedCache {
  private final AtomicLong left;

  UnpackedCache(ReadLimits limits) {
    this.left =
        new AtomicLong(
            Math.min(
                limits.get(InitramfsLimits.CACHE_BYTES), Runtime.getRuntime().maxMemory() / 4));
  }

  /** Takes some of it, or nothing if there is not as much. */
  boolean take(long bytes) {
    long before = left.get();
    while (before >= bytes) {
      if (left.compareAndSet(before, before - bytes)) {
        return true;
      }
      before = left.get();
    }
    return false;
  }

  void giveBack(long bytes) {
    left.addAndGet(bytes);
  }
}
