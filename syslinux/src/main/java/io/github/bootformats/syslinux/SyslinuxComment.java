package io.github.bootformats.syslinux;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * A line that says nothing: blank, or with a {@code #} first. A {@code #} further on is no comment
 * to SYSLINUX.
 *
 * @param line the line, from 1
 * @param toBytes the exact bytes, the end of the line included
 */
public record SyslinuxComment(int line, Bytes toBytes) implements SyslinuxNode {
  /**
   * Creates a comment.
   *
   * @param line the line, from 1
   * @param toBytes the exact bytes
   */
  public SyslinuxComment {
    requireNonNull(toBytes);
  }

  /**
   * Returns whether there is nothing but white space.
   *
   * @return whether the line is blank
   */
  public boolean isBlank() {
    return Ascii.skipSpaces(toBytes, 0) == toBytes.length();
  }
}
