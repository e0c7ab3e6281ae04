package io.github.bootformats.api;

import java.io.InterruptedIOException;

/**
 * Told how far an operation has come, and asked whether it should go on.
 *
 * <p>Everything that can take long takes one. It is called on the thread of the operation, at least
 * once for every few MiB of data, and should return quickly.
 */
@FunctionalInterface
public interface Progress {
  /** Watches nothing and never cancels. */
  Progress NONE = (done, total) -> true;

  /**
   * Reports progress.
   *
   * @param done the amount done so far, in the unit that the operation documents (bytes, when it
   *     says nothing)
   * @param total the whole amount in the same unit, or -1 while it is not known
   * @return whether to go on
   */
  boolean update(long done, long total);

  /**
   * Reports progress and stops when asked to.
   *
   * @param done the amount done so far
   * @param total the whole amount, or -1 while it is not known
   * @throws InterruptedIOException if {@link #update} says not to go on
   */
  default void check(long done, long total) throws InterruptedIOException {
    if (!update(done, total)) {
      InterruptedIOException cancelled = new InterruptedIOException("cancelled after " + done);
      cancelled.bytesTransferred = (int) Math.min(done, Integer.MAX_VALUE);
      throw cancelled;
    }
  }
}
