package io.github.bootformats.benchmarks.race;

/**
 * One way to do a task.
 *
 * @param name who does it
 * @param prepare what comes before and is not measured
 * @param work what is measured
 */
public record Contender(String name, Step prepare, Work work) {
  /** Something that may fail. */
  public interface Step {
    /** Does nothing. */
    Step NONE = () -> {};

    /** Does it. */
    void run() throws Exception;
  }

  /** Something that is measured by itself or by its caller. */
  public interface Work {
    /** Does it and returns how long it took. */
    Cost run() throws Exception;
  }

  public static Contender java(String name, Step prepare, Step step) {
    return new Contender(name, prepare, () -> Cost.of(step));
  }

  /** A command of bash, with the start of its processes. */
  public static Contender command(String name, Step prepare, String command) {
    return new Contender(name, prepare, () -> Cost.ofCommand(command));
  }
}
