package io.github.bootformats.cli.term;

import java.io.IOException;

/** The standard output cannot be written. */
public final class OutputException extends IOException {
  private static final long serialVersionUID = 1;

  OutputException(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** Returns whether nobody reads any more, as after {@code | head}: no reason to complain. */
  public boolean isBrokenPipe() {
    String message = getMessage();
    return message != null
        && (message.contains("Broken pipe") || message.contains("pipe is being closed"));
  }
}
