package io.github.bootformats.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real consumer that is about to be asked; immutable. */
public final class OracleCommand {
  private static final Duration DEFAULT_TIME_LIMIT = Duration.ofMinutes(1);
  private static final int USAGE_OR_MISSING = 2;

  private final String name;
  private final List<String> command;
  private final Duration timeLimit;

  OracleCommand(String name, List<String> command) {
    this(name, command, DEFAULT_TIME_LIMIT);
  }

  private OracleCommand(String name, List<String> command, Duration timeLimit) {
    this.name = name;
    this.command = command;
    this.timeLimit = timeLimit;
  }

  /**
   * Changes how long it may run, which is a minute by default.
   *
   * @param limit the time after which it is ended and the test fails
   * @return a changed command
   */
  public OracleCommand timeLimit(Duration limit) {
    return new OracleCommand(name, command, limit);
  }

  /**
   * Limits how long it may compute, what it may write to a file and the memory that it may ask for,
   * so that an endless loop harms nobody. A program that goes beyond is ended by a signal. Unlike
   * the {@linkplain #timeLimit time limit}, this does not depend on how busy the machine is.
   *
   * @param cpuSeconds the processor's time
   * @param outputBytes the largest file, each of its outputs too
   * @param memoryBytes the largest address space
   * @return a changed command
   */
  public OracleCommand limits(int cpuSeconds, long outputBytes, long memoryBytes) {
    List<String> limited = new ArrayList<>();
    limited.addAll(Oracles.tool("prlimit", "util-linux").command);
    limited.add("--cpu=" + cpuSeconds);
    limited.add("--fsize=" + outputBytes);
    limited.add("--as=" + memoryBytes);
    limited.addAll(command);
    return new OracleCommand(name, limited, timeLimit);
  }

  /**
   * Runs it with nothing on its standard input.
   *
   * @param arguments what to ask
   * @return what it answered, whatever its exit status
   * @throws IOException if it cannot be started
   * @throws InterruptedException if the test is interrupted
   */
  public OracleRun run(String... arguments) throws IOException, InterruptedException {
    return run(List.of(arguments));
  }

  /**
   * Runs it with nothing on its standard input.
   *
   * @param arguments what to ask
   * @return what it answered, whatever its exit status
   * @throws IOException if it cannot be started
   * @throws InterruptedException if the test is interrupted
   */
  public OracleRun run(List<String> arguments) throws IOException, InterruptedException {
    return runIfItEnds(arguments)
        .orElseThrow(
            () -> new AssertionError(name + " did not end within " + timeLimit + " " + arguments));
  }

  /**
   * Runs it with nothing on its standard input, where it is no failure when it never ends.
   *
   * @param arguments what to ask
   * @return what it answered, or empty when the time was up
   * @throws IOException if it cannot be started
   * @throws InterruptedException if the test is interrupted
   */
  public Optional<OracleRun> runIfItEnds(List<String> arguments)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(command);
    line.addAll(arguments);
    // Files, not pipes: a program that prints much on both can never block on one of them.
    Path out = Files.createTempFile("oracle", ".out");
    Path err = Files.createTempFile("oracle", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      Process process = builder.start();
      process.getOutputStream().close();
      try {
        if (!process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
          return Optional.empty();
        }
      } finally {
        if (process.isAlive()) { // to look for descendants takes longer than most tools run
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
        }
      }
      OracleRun run =
          new OracleRun(
              name, process.exitValue(), Files.readAllBytes(out), Files.readAllBytes(err));
      if (run.exit() == USAGE_OR_MISSING && run.err().contains(" is missing: apt-get install")) {
        throw Oracles.missing(run.err().strip());
      }
      return Optional.of(run);
    } finally {
      Files.deleteIfExists(out);
      Files.deleteIfExists(err);
    }
  }
}
