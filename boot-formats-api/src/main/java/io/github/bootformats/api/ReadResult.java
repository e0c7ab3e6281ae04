package io.github.bootformats.api;

import java.util.List;
import java.util.Objects;

/**
 * What reading gave: the model, and everything odd that was met on the way.
 *
 * <p>Reading never refuses what the model can hold; whether a finding is acceptable is decided
 * afterwards, by the caller: {@code DiskLayout.read(disk, sectorSize).orThrow(Severity.ERROR)}.
 *
 * @param <M> the type of the model
 * @param model the model
 * @param diagnostics the findings, in the order of their discovery
 */
public record ReadResult<M>(M model, List<Diagnostic> diagnostics) {
  /**
   * Creates a result.
   *
   * @param model the model
   * @param diagnostics the findings; the list is copied
   */
  public ReadResult {
    Objects.requireNonNull(model);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * Returns the model unless there is a finding of the given severity or worse.
   *
   * @param severity the least severity that is not accepted
   * @return the model
   * @throws MalformedFormatException for the first such finding: its code is the {@linkplain
   *     FormatException#reason() reason}, the part of the code before the first dot the {@linkplain
   *     FormatException#format() format}
   */
  public M orThrow(Severity severity) throws MalformedFormatException {
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.severity().compareTo(severity) >= 0) {
        throw MalformedFormatException.of(diagnostic);
      }
    }
    return model;
  }
}
