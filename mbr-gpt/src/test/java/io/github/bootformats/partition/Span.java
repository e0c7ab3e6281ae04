package io.github.bootformats.partition;

/**
 * Sectors in a row.
 *
 * @param first the first one
 * @param sectors how many
 */
record Span(long first, long sectors) {
  long end() {
    return first + sectors;
  }

  long last() {
    return end() - 1;
  }
}
