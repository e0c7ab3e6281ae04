package io.github.bootformats.tree.extract;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;

/**
 * An extraction that stopped. What it had written stays; the file at {@link #path()} may be there
 * in part. The {@linkplain #getCause() cause} is what stopped it: a {@link
 * io.github.bootformats.api.FormatException} of the tree (limits among them), an {@link
 * java.io.InterruptedIOException} when the caller wanted it, or any failure of the host.
 */
public final class ExtractionException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient TreePath path;
  private final transient ExtractionSummary summary;

  ExtractionException(TreePath path, ExtractionSummary summary, IOException cause) {
    super("stopped at " + path + ": " + cause.getMessage(), cause);
    this.path = requireNonNull(path);
    this.summary = requireNonNull(summary);
  }

  /**
   * Returns where it stopped.
   *
   * @return the path in the tree
   */
  public TreePath path() {
    return path;
  }

  /**
   * Returns what was made before.
   *
   * @return the summary up to there
   */
  public ExtractionSummary summary() {
    return summary;
  }
}
