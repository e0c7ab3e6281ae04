package io.github.bootformats.fuzz;

import io.github.bootformats.api.FormatException;
import java.io.IOException;
import java.util.regex.Pattern;

/** Runs what may refuse its input, if it does so in a declared way. */
final class Attempt {
  private static final Pattern REASON = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)+");

  private Attempt() {}

  /** What may refuse its input. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  /** Returns whether a step came to its end, not to an exception that it declares. */
  static boolean succeeds(Step step) {
    try {
      step.run();
      return true;
    } catch (IOException e) {
      requireDeclared(e);
      return false;
    }
  }

  /** Does not let pass what only looks like an exception that is declared. */
  static void requireDeclared(IOException e) {
    Throwable cause = e;
    for (int depth = 0; cause != null && depth < 100; depth++, cause = cause.getCause()) {
      if (cause instanceof VirtualMachineError) {
        throw new AssertionError("heap or stack used up", e);
      }
    }
    if (e instanceof FormatException format && !REASON.matcher(format.reason()).matches()) {
      throw new AssertionError("not a code: " + format.reason(), e);
    }
  }
}
