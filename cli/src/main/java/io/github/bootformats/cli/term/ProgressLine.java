package io.github.bootformats.cli.term;

import io.github.bootformats.api.Progress;
import java.util.concurrent.TimeUnit;

/**
 * How many bytes are done, in a line that is overwritten, with a bar where it is known of how many;
 * shown only where somebody sees it.
 */
public final class ProgressLine implements Progress, AutoCloseable {
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(200);

  private static final int BAR_WIDTH = 30;

  private final Terminal terminal;
  private final String what;
  private final boolean isShown;
  private long next = System.nanoTime() + INTERVAL;
  private int shown;

  /**
   * Creates a line that appears after a moment.
   *
   * @param terminal where it appears
   * @param what follows the number of bytes, such as {@code written}
   */
  public ProgressLine(Terminal terminal, String what) {
    this.terminal = terminal;
    this.what = what;
    this.isShown = terminal.canAsk();
  }

  @Override
  public boolean update(long done, long total) {
    if (isShown && System.nanoTime() - next >= 0) {
      next = System.nanoTime() + INTERVAL;
      show(text(done, total));
    }
    return true;
  }

  private String text(long done, long total) {
    return total > 0
        ? "%s %3s%%  %s of %s %s"
            .formatted(bar(done, total), 100 * done / total, Sizes.of(done), Sizes.of(total), what)
        : Sizes.of(done) + " " + what;
  }

  private static String bar(long done, long total) {
    int full = (int) (BAR_WIDTH * done / total);
    return "[" + "=".repeat(full) + " ".repeat(BAR_WIDTH - full) + "]";
  }

  private void show(String text) {
    terminal.overwrite(text + " ".repeat(Math.max(0, shown - text.length())));
    shown = text.length();
  }

  /** Takes the line away. */
  @Override
  public void close() {
    if (shown > 0) {
      show("");
      terminal.overwrite("");
    }
  }
}
