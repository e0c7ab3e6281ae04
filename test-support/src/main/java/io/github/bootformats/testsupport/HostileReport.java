package io.github.bootformats.testsupport;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of the inputs of a {@link HostileSuite}. */
public final class HostileReport {
  private static final int SHOWN = 5;

  private final String suite;
  private final int count;
  private final int runs;
  private final SortedMap<String, Integer> outcomes;
  private final List<HostileFailure> failures;
  private final int slowestIndex;
  private final long slowestNanos;

  HostileReport(
      String suite,
      int count,
      SortedMap<String, Integer> outcomes,
      List<HostileFailure> failures,
      int slowestIndex,
      long slowestNanos) {
    this.suite = suite;
    this.count = count;
    this.outcomes = new TreeMap<>(outcomes);
    this.failures = List.copyOf(failures);
    this.runs = outcomes.values().stream().mapToInt(Integer::intValue).sum() + failures.size();
    this.slowestIndex = slowestIndex;
    this.slowestNanos = slowestNanos;
  }

  /**
   * Returns how many inputs were run.
   *
   * @return all, unless there were too many failures to go on
   */
  public int runs() {
    return runs;
  }

  /**
   * Counts the inputs that passed.
   *
   * @return the number by outcome: the suite's own word, or the exception's class and, for a {@link
   *     io.github.bootformats.api.FormatException}, its reason
   */
  public SortedMap<String, Integer> outcomes() {
    return new TreeMap<>(outcomes);
  }

  /**
   * Returns the inputs that did not pass.
   *
   * @return them in the order of their indexes
   */
  public List<HostileFailure> failures() {
    return failures;
  }

  /**
   * Expects that every input was run and passed.
   *
   * @return this
   * @throws AssertionError with the first failures, if not
   */
  public HostileReport assertClean() {
    if (count == 0) {
      throw new AssertionError(suite + " has no inputs");
    }
    if (runs != count || !failures.isEmpty()) {
      StringBuilder text = new StringBuilder(toString());
      failures.stream()
          .limit(SHOWN)
          .forEach(
              f ->
                  text.append("\ninput ")
                      .append(f.index())
                      .append(": ")
                      .append(f.kind())
                      .append('\n')
                      .append(f.detail()));
      throw new AssertionError(text.toString());
    }
    return this;
  }

  /** Tells in a few lines how the outcomes are spread; tests print it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %d of %d inputs, %d failures, slowest %d in %.1f ms",
            suite,
            runs,
            count,
            failures.size(),
            slowestIndex,
            slowestNanos / 1e6));
    outcomes.entrySet().stream()
        .sorted((a, b) -> Integer.compare(b.getValue(), a.getValue()))
        .forEach(e -> text.append("\n%9s  %s".formatted(e.getValue(), e.getKey())));
    return text.toString();
  }
}
