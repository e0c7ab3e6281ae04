package io.github.bootformats.testsupport;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The real consumers that the libraries are checked against.
 *
 * <p>Whether they are asked at all, and what happens when one is missing, is set by {@link
 * OracleMode}. Tests that use them bear the tag {@code oracle}.
 */
public final class Oracles {
  /** How many generated inputs: {@code sample}, {@code full} or a number. */
  public static final String COUNT_PROPERTY = "bootformats.oracle.count";

  /** The seed of generated inputs; a new one each run when unset. */
  public static final String SEED_PROPERTY = "bootformats.oracle.seed";

  private Oracles() {}

  /**
   * Prepares a script of the directory {@code oracles}, or skips the running test.
   *
   * @param name the file's name, such as {@code kernel-partitions.sh}
   * @return the command, to be given its arguments
   */
  public static OracleCommand script(String name) {
    assumeWanted();
    Path script =
        ProjectFiles.root()
            .map(root -> root.resolve("oracles").resolve(name))
            .filter(Files::isRegularFile)
            .orElseThrow(() -> new IllegalArgumentException("No oracles/" + name));
    return new OracleCommand(name, List.of("bash", script.toString()));
  }

  /**
   * Prepares a program of this machine, or skips the running test.
   *
   * @param name the program's name, such as {@code sgdisk}
   * @param aptPackage the package that has it, for the message when it is missing
   * @return the command, to be given its arguments
   */
  public static OracleCommand tool(String name, String aptPackage) {
    assumeWanted();
    return new OracleCommand(
        name,
        List.of(
            onPath(name)
                .orElseThrow(() -> missing(name + " is missing: apt-get install " + aptPackage))
                .toString()));
  }

  /**
   * Returns how many generated inputs to compare.
   *
   * @param sample in a CI run
   * @param full in the full run
   * @return what {@value #COUNT_PROPERTY} asks for
   */
  public static int count(int sample, int full) {
    return InputCount.of(COUNT_PROPERTY, sample, full);
  }

  /**
   * Returns the seed of generated inputs; the test prints it, so that its inputs can be had again.
   *
   * @return what {@value #SEED_PROPERTY} says, else a random number
   */
  public static long seed() {
    String seed = System.getProperty(SEED_PROPERTY, "").strip();
    return seed.isEmpty() ? ThreadLocalRandom.current().nextLong() : Long.parseLong(seed);
  }

  private static void assumeWanted() {
    Assumptions.assumeTrue(
        OracleMode.current() != OracleMode.OFF,
        () -> "oracles are off: -D" + OracleMode.PROPERTY + "=auto");
  }

  /** Returns the failure that a missing tool is, or skips the running test. */
  static AssertionError missing(String message) {
    Assumptions.assumeTrue(OracleMode.current() == OracleMode.REQUIRED, message);
    return new AssertionError(message);
  }

  private static Optional<Path> onPath(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    // Partitioning tools are installed where an ordinary user's PATH does not look.
    return Stream.concat(
            Stream.of(path.split(File.pathSeparator, -1)),
            Stream.of("/usr/local/sbin", "/usr/sbin", "/sbin"))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
