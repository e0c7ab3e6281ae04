package io.github.bootformats.testsupport;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The life of one child JVM, from the index it begins at to its end. */
final class HostileSession implements AutoCloseable {
  /** How long a child may take to tell where it hangs before it is killed. */
  private static final long GRACE_MILLIS = 3_000;

  private static final int STDERR_CHARS = 4_000;

  /** How many times its limit an input may take on a machine that hardly lets the child run. */
  private static final int PATIENCE = 10;

  /** What the child is at since when, and how long that may take. */
  private record Turn(long begin, long limit) {
    static Turn of(Duration limit) {
      return new Turn(System.nanoTime(), limit.toNanos());
    }

    long left(int times) {
      return begin + times * limit - System.nanoTime();
    }
  }

  private final Duration timeLimit;
  private final Path stderr;
  private final Process process;
  private final Thread watchdog;
  private final Map<String, Integer> outcomes = new HashMap<>();
  private final List<HostileFailure> failures = new ArrayList<>();

  private volatile Turn turn;
  private volatile boolean late;
  private int count = -1;
  private int next;
  private int slowestIndex;
  private long slowestNanos;

  HostileSession(
      Class<?> suite, int first, int heapMebibytes, Duration timeLimit, Duration startupLimit)
      throws IOException {
    this.timeLimit = timeLimit;
    this.next = first;
    this.stderr = Files.createTempFile("hostile", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command(suite, first, heapMebibytes)).redirectError(stderr.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    this.process = builder.start();
    this.turn = Turn.of(startupLimit);
    this.watchdog = new Thread(this::watch, "hostile-watchdog");
    watchdog.setDaemon(true);
    watchdog.start();
  }

  private static List<String> command(Class<?> suite, int first, int heapMebibytes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMebibytes + "m");
    command.add("-XX:MaxDirectMemorySize=" + heapMebibytes + "m");
    command.add("-XX:+UseSerialGC");
    if (!InputCount.isFull(HostileHarness.COUNT_PROPERTY)) {
      // A short run is over before the optimizing compiler has paid off.
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.add("-XX:-UsePerfData");
    command.add("-ea");
    System.getProperties()
        .forEach(
            (key, value) -> {
              if (key.toString().startsWith("bootformats.")) {
                command.add("-D" + key + "=" + value);
              }
            });
    command.add("-cp");
    command.add(ChildClassPath.of(suite));
    command.add(HostileChild.class.getName());
    command.add(suite.getName());
    command.add(Integer.toString(first));
    return command;
  }

  /** Follows the child to its end, or until it has failed too often. */
  void run(int maxFailures) throws IOException, InterruptedException {
    boolean done = false;
    boolean running = false;
    String stack = "";
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      while (!done && failures.size() < maxFailures) {
        int message = in.read();
        switch (message) {
          case HostileChild.COUNT -> count = in.readInt();
          case HostileChild.START -> {
            next = in.readInt();
            running = true;
            turn = Turn.of(timeLimit);
          }
          case HostileChild.PASSED -> {
            running = false;
            passed(in.readLong(), in.readUTF());
          }
          case HostileChild.FAILED -> {
            running = false;
            fail(HostileFailure.Kind.valueOf(in.readUTF()), in.readUTF());
          }
          case HostileChild.EXITING -> stack = in.readUTF();
          case HostileChild.DONE -> done = true;
          default -> throw new EOFException();
        }
      }
    } catch (EOFException e) {
      int status = process.waitFor();
      String end = "exit status " + status + "\n" + stack + stderrTail();
      if (!running) {
        throw new IOException("The suite could not be set up: " + end, e);
      }
      fail(kindOf(status), end);
    }
  }

  private HostileFailure.Kind kindOf(int status) {
    return late
        ? HostileFailure.Kind.HANG
        : status == HostileChild.SPEECHLESS
            ? HostileFailure.Kind.EXHAUSTED
            : HostileFailure.Kind.EXIT;
  }

  private void passed(long nanos, String outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
    if (nanos > slowestNanos) {
      slowestNanos = nanos;
      slowestIndex = next;
    }
    next++;
  }

  private void fail(HostileFailure.Kind kind, String detail) {
    failures.add(new HostileFailure(next, kind, detail));
    next++;
  }

  /** Ends a child that is late: asked first, so that it tells where it is. */
  private void watch() {
    try {
      while (process.isAlive()) {
        Turn watched = turn;
        long left = watched.left(1);
        if (left > 0) {
          pause(left);
        } else if (isLate(watched)) {
          end();
          return;
        }
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }

  /**
   * Waits on when the time of an input is up, for as much time on the processor: the clock says
   * little on a busy machine.
   */
  @SuppressWarnings("ReferenceEquality") // each input has a turn of its own
  private boolean isLate(Turn watched) throws InterruptedException {
    long computed = processorNanos();
    while (turn == watched && process.isAlive()) {
      if (processorNanos() - computed >= watched.limit() || watched.left(PATIENCE) <= 0) {
        return true;
      }
      pause(watched.limit());
    }
    return false;
  }

  private void pause(long nanos) throws InterruptedException {
    process.waitFor(Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(200)), TimeUnit.NANOSECONDS);
  }

  /** The child's time on the processor; where the system does not tell, that of the clock. */
  private long processorNanos() {
    return process.info().totalCpuDuration().map(Duration::toNanos).orElseGet(System::nanoTime);
  }

  private void end() throws InterruptedException {
    late = true;
    try {
      process.getOutputStream().write('?');
      process.getOutputStream().flush();
    } catch (IOException e) {
      // It has just ended by itself.
    }
    process.waitFor(GRACE_MILLIS, TimeUnit.MILLISECONDS);
    process.destroyForcibly();
  }

  private String stderrTail() throws IOException {
    String text = new String(Files.readAllBytes(stderr), StandardCharsets.UTF_8);
    return text.substring(Math.max(0, text.length() - STDERR_CHARS));
  }

  int count() {
    return count;
  }

  /** Returns the index that the next child begins at. */
  int next() {
    return next;
  }

  Map<String, Integer> outcomes() {
    return outcomes;
  }

  List<HostileFailure> failures() {
    return failures;
  }

  int slowestIndex() {
    return slowestIndex;
  }

  long slowestNanos() {
    return slowestNanos;
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    watchdog.interrupt();
    Files.deleteIfExists(stderr);
  }
}
