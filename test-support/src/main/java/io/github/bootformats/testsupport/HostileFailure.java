package io.github.bootformats.testsupport;

/**
 * An input that ended in something other than a result or a declared exception.
 *
 * @param index the input
 * @param kind what happened
 * @param detail the stack trace as far as it is known, and what the JVM printed
 */
public record HostileFailure(int index, Kind kind, String detail) {
  /** The ways to fail. */
  public enum Kind {
    /** A throwable that is no {@link java.io.IOException}. */
    UNDECLARED,
    /** The heap or the stack was used up, even if the decoder hid that in an exception. */
    EXHAUSTED,
    /** The time limit passed. */
    HANG,
    /** The JVM ended. */
    EXIT
  }
}
