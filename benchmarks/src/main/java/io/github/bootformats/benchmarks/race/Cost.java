package io.github.bootformats.benchmarks.race;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long something took.
 *
 * @param wall seconds by the clock
 * @param cpu seconds of all processors, those of the compiler and the collector of Java included
 */
public record Cost(double wall, double cpu) {
  private static final double NANOS = 1e9;

  public static Cost of(Contender.Step step) throws Exception {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long start = System.nanoTime();
    step.run();
    long end = System.nanoTime();
    return new Cost((end - start) / NANOS, (system.getProcessCpuTime() - cpu) / NANOS);
  }

  /** Runs a command of bash, which tells the time that it and its children took. */
  public static Cost ofCommand(String command) throws IOException, InterruptedException {
    Path times = Files.createTempFile("times", "");
    try {
      String timed =
          "set -o pipefail; TIMEFORMAT='%R %U %S'; { time { "
              + command
              + "; } 2>/dev/null; } 2>"
              + times;
      int status = new ProcessBuilder("bash", "-c", timed).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IOException("status " + status + " of " + command);
      }
      String[] parts = Files.readString(times, StandardCharsets.US_ASCII).strip().split(" ");
      return new Cost(
          Double.parseDouble(parts[0]),
          Double.parseDouble(parts[1]) + Double.parseDouble(parts[2]));
    } finally {
      Files.delete(times);
    }
  }
}
