package io.github.bootformats.cli;

import io.github.bootformats.api.Progress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Makes of Ctrl-C a cancelled operation, which can tidy up and say where it stopped before the
 * process ends.
 */
final class Interruption implements AutoCloseable {
  /** How long the process waits for that. */
  private static final int PATIENCE_SECONDS = 5;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "interruption");
  private volatile boolean wanted;

  private Interruption() {}

  /** Watches until the result is closed. */
  static Interruption watch() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void stop() {
    wanted = true;
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return; // somebody else's disk is slow: what is half done is left so
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns progress that is reported on, and cancelled when the process is to end. */
  Progress cancelling(Progress progress) {
    return (done, total) -> progress.update(done, total) && !wanted;
  }

  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is running, and needs no removing.
    }
  }
}
