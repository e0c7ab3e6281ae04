package io.github.bootformats.api;

import java.util.Optional;

/**
 * A kind of {@link Diagnostic}: what can be odd about images of a format. Each format has an enum
 * of its own that implements this.
 *
 * <p>Codes are stable: a release may add some, but does not change what one means. A code has
 * always the same severity.
 */
public interface Finding {
  /**
   * Returns the code.
   *
   * @return the code that diagnostics bear, such as {@code gpt.array-crc}
   */
  String code();

  /**
   * Returns how much this matters.
   *
   * @return the severity of all diagnostics with this code
   */
  Severity severity();

  /**
   * Makes a diagnostic without a place.
   *
   * @param message what was found, one sentence
   * @return the diagnostic
   */
  default Diagnostic diagnostic(String message) {
    return Diagnostic.of(severity(), code(), message);
  }

  /**
   * Finds the constant of a code.
   *
   * @param <F> the enum of a format
   * @param all its constants
   * @param code the code of a diagnostic, or the reason of an exception
   * @return the constant; empty if it is none of these
   */
  static <F extends Finding> Optional<F> find(F[] all, String code) {
    for (F finding : all) {
      if (finding.code().equals(code)) {
        return Optional.of(finding);
      }
    }
    return Optional.empty();
  }
}
