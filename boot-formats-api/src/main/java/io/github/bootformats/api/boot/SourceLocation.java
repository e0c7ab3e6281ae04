package io.github.bootformats.api.boot;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * Where something was said.
 *
 * @param file the file as the loader names it, such as {@code /isolinux/isolinux.cfg}; empty for
 *     text that is in no file
 * @param line the line, from 1
 */
public record SourceLocation(Bytes file, int line) {
  /**
   * Creates a location.
   *
   * @param file the file
   * @param line the line, from 1
   */
  public SourceLocation {
    requireNonNull(file);
    if (line < 1) {
      throw new IllegalArgumentException("lines count from 1: " + line);
    }
  }

  /** Returns {@code file:line}, safe to print. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
