package io.github.bootformats.testsupport;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Runs a {@link HostileSuite} in a child JVM with a small heap and a time limit for each input.
 *
 * <p>An input passes when it ends in a result or in an {@link IOException}. One that ends in any
 * other throwable, uses up the heap or the stack, takes too long or ends the JVM is recorded, and
 * the suite goes on after it.
 *
 * <pre>{@code
 * HostileReport report = HostileHarness.of(TruncatedDisks.class).run();
 * System.out.println(report);
 * report.assertClean();
 * }</pre>
 */
public final class HostileHarness {
  /** How many inputs a suite makes: {@code sample}, {@code full} or a number. */
  public static final String COUNT_PROPERTY = "bootformats.hostile.count";

  private static final Duration STARTUP_LIMIT = Duration.ofMinutes(1);

  private final Class<? extends HostileSuite> suite;
  private final Duration timeLimit;
  private final int heapMebibytes;
  private final int maxFailures;

  private HostileHarness(
      Class<? extends HostileSuite> suite, Duration timeLimit, int heapMebibytes, int maxFailures) {
    this.suite = suite;
    this.timeLimit = timeLimit;
    this.heapMebibytes = heapMebibytes;
    this.maxFailures = maxFailures;
  }

  /**
   * Prepares a run with a heap of 128 MiB and 10 seconds for an input, which ends at 10 failures.
   * After that time an input may take as much time on the processor again, so that a busy machine
   * makes no failures, but not more than ten times as long.
   *
   * @param suite a class with a constructor without parameters
   * @return the harness
   */
  public static HostileHarness of(Class<? extends HostileSuite> suite) {
    return new HostileHarness(suite, Duration.ofSeconds(10), 128, 10);
  }

  /**
   * Returns how many inputs to make, for suites that could go on for ever.
   *
   * @param sample in an ordinary build
   * @param full in a CI run
   * @return what {@value #COUNT_PROPERTY} asks for
   */
  public static int count(int sample, int full) {
    return InputCount.of(COUNT_PROPERTY, sample, full);
  }

  /**
   * Changes the time for an input.
   *
   * @param limit the time after which an input counts as a hang
   * @return a changed harness
   */
  public HostileHarness timeLimit(Duration limit) {
    return new HostileHarness(suite, limit, heapMebibytes, maxFailures);
  }

  /**
   * Changes the heap.
   *
   * @param mebibytes the child's maximum heap
   * @return a changed harness
   */
  public HostileHarness heapMebibytes(int mebibytes) {
    return new HostileHarness(suite, timeLimit, mebibytes, maxFailures);
  }

  /**
   * Changes how long the harness bears with failures.
   *
   * @param failures the number after which it gives up
   * @return a changed harness
   */
  public HostileHarness maxFailures(int failures) {
    return new HostileHarness(suite, timeLimit, heapMebibytes, failures);
  }

  /**
   * Runs the suite.
   *
   * @return what became of the inputs
   * @throws IOException if no child JVM can be started, or the suite's set-up fails
   * @throws InterruptedException if the test is interrupted
   */
  public HostileReport run() throws IOException, InterruptedException {
    SortedMap<String, Integer> outcomes = new TreeMap<>();
    List<HostileFailure> failures = new ArrayList<>();
    int slowestIndex = 0;
    long slowestNanos = 0;
    int count;
    int next = 0;
    do {
      try (HostileSession session =
          new HostileSession(suite, next, heapMebibytes, timeLimit, STARTUP_LIMIT)) {
        session.run(maxFailures - failures.size());
        count = session.count();
        next = session.next();
        session.outcomes().forEach((outcome, n) -> outcomes.merge(outcome, n, Integer::sum));
        failures.addAll(session.failures());
        if (session.slowestNanos() > slowestNanos) {
          slowestNanos = session.slowestNanos();
          slowestIndex = session.slowestIndex();
        }
      }
    } while (next < count && failures.size() < maxFailures);
    return new HostileReport(
        suite.getName(), count, outcomes, failures, slowestIndex, slowestNanos);
  }
}
