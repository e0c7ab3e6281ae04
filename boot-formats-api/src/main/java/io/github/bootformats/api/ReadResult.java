package io.github.bootformats.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What reading gave: the model, and everything odd about what was read.
 *
 * <p>Reading never refuses what the model can hold; whether a finding is acceptable is decided
 * afterwards, by the caller: {@code DiskLayout.read(disk, sectorSize).orThrow(Severity.ERROR)}.
 * Findings that follow from the model alone may be worked out only when they are asked for, so that
 * a caller who does not care does not wait for them. Instances are immutable.
 *
 * @param <M> the type of the model
 */
public final class ReadResult<M> {
  private final M model;
  private final Supplier<List<Diagnostic>> source;
  private volatile @Nullable List<Diagnostic> diagnostics;

  private ReadResult(M model, Supplier<List<Diagnostic>> source) {
    this.model = requireNonNull(model);
    this.source = requireNonNull(source);
  }

  /**
   * Creates a result whose findings are known.
   *
   * @param <M> the type of the model
   * @param model the model
   * @param diagnostics the findings; the list is copied
   * @return the result
   */
  public static <M> ReadResult<M> of(M model, List<Diagnostic> diagnostics) {
    List<Diagnostic> copy = List.copyOf(diagnostics);
    return new ReadResult<>(model, () -> copy);
  }

  /**
   * Creates a result whose findings follow from the model.
   *
   * @param <M> the type of the model
   * @param model the model
   * @param diagnostics works the findings out, always the same; called at most once by each thread
   *     that is first to ask
   * @return the result
   */
  public static <M> ReadResult<M> of(M model, Supplier<List<Diagnostic>> diagnostics) {
    return new ReadResult<>(model, diagnostics);
  }

  /**
   * Returns the model.
   *
   * @return the model
   */
  public M model() {
    return model;
  }

  /**
   * Returns the findings.
   *
   * @return the findings, in the order that the format documents
   */
  public List<Diagnostic> diagnostics() {
    List<Diagnostic> known = diagnostics;
    if (known == null) {
      known = List.copyOf(source.get());
      diagnostics = known;
    }
    return known;
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
    for (Diagnostic diagnostic : diagnostics()) {
      if (diagnostic.severity().compareTo(severity) >= 0) {
        throw MalformedFormatException.of(diagnostic);
      }
    }
    return model;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof ReadResult<?> other
        && model.equals(other.model)
        && diagnostics().equals(other.diagnostics());
  }

  @Override
  public int hashCode() {
    return Objects.hash(model, diagnostics());
  }

  @Override
  public String toString() {
    return "ReadResult[" + model + ", " + diagnostics() + "]";
  }
}
