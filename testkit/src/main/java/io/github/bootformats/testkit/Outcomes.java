package io.github.bootformats.testkit;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Counts what became of many inputs, by a label that the caller chooses: {@code ok}, an error's
 * code, the number of partitions. A test that prints this shows whether its inputs get anywhere:
 * where nine of ten end in the same refusal, little is tested.
 *
 * <p>Not for several threads at once.
 */
public final class Outcomes {
  private final SortedMap<String, Long> counts = new TreeMap<>();
  private long total;

  /** Starts without any. */
  public Outcomes() {}

  /**
   * Counts the outcomes of inputs.
   *
   * @param <T> what an input is
   * @param inputs the inputs, not endless
   * @param label the outcome of each
   * @return the counts
   */
  public static <T> Outcomes of(Stream<T> inputs, Function<? super T, String> label) {
    Outcomes outcomes = new Outcomes();
    inputs.forEachOrdered(input -> outcomes.add(label.apply(input)));
    return outcomes;
  }

  /**
   * Counts one outcome.
   *
   * @param label what it is called
   */
  public void add(String label) {
    counts.merge(label, 1L, Long::sum);
    total++;
  }

  /**
   * Returns how many outcomes were counted.
   *
   * @return all of them
   */
  public long total() {
    return total;
  }

  /**
   * Returns how often an outcome was counted.
   *
   * @param label what it is called
   * @return 0 for one that never was
   */
  public long count(String label) {
    return counts.getOrDefault(label, 0L);
  }

  /**
   * Returns the counts.
   *
   * @return the number by outcome, a copy
   */
  public SortedMap<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  /** Returns a table of number, share and outcome, the most frequent first. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%9d  outcomes", total));
    counts.entrySet().stream()
        .sorted(
            Comparator.comparingLong((Map.Entry<String, Long> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .forEach(
            e ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%n%9d  %5.1f %%  %s",
                        e.getValue(),
                        100.0 * e.getValue() / total,
                        e.getKey())));
    return text.toString();
  }
}
