package io.github.bootformats.api;

/**
 * How much a {@link Diagnostic} matters to somebody who wants to use the image; ordered from least
 * to most.
 */
public enum Severity {
  /** Worth knowing; every consumer accepts it. */
  INFO,
  /** Against the specification or unusual; some consumers see something else or refuse. */
  WARNING,
  /** Damaged: a structure cannot be trusted, or consumers that check it refuse it. */
  ERROR
}
