package io.github.bootformats.lilo;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * What is no option: quotes that are not closed, a backslash where none may be, an {@code =}
 * without a name. The loaders refuse the whole file; here reading goes on in the next line.
 *
 * @param line the line, from 1
 * @param toBytes the exact bytes
 * @param finding what is wrong
 * @param message what is wrong, for people
 */
public record LiloDamage(int line, Bytes toBytes, LiloFinding finding, String message)
    implements LiloNode {
  /**
   * Creates a damaged place.
   *
   * @param line the line, from 1
   * @param toBytes the exact bytes
   * @param finding what is wrong
   * @param message what is wrong, for people
   */
  public LiloDamage {
    requireNonNull(toBytes);
    requireNonNull(finding);
    requireNonNull(message);
  }
}
