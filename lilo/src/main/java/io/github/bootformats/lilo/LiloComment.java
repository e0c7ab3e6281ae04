package io.github.bootformats.lilo;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * What says nothing: white space, or a {@code #} and the rest of its line. It ends with the line,
 * or before an option.
 *
 * @param line the line, from 1
 * @param toBytes the exact bytes
 */
public record LiloComment(int line, Bytes toBytes) implements LiloNode {
  /**
   * Creates a comment.
   *
   * @param line the line, from 1
   * @param toBytes the exact bytes
   */
  public LiloComment {
    requireNonNull(toBytes);
  }

  /**
   * Returns whether there is nothing but white space.
   *
   * @return whether there is no {@code #}
   */
  public boolean isBlank() {
    return toBytes.indexOf('#', 0) < 0;
  }

  /** Whether the line goes no further. */
  boolean endsLine() {
    return !toBytes.isEmpty() && toBytes.at(toBytes.length() - 1) == '\n';
  }
}
