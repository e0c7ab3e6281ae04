package io.github.bootformats.partition.volume;

import java.util.OptionalLong;

/** Sizes that superblocks claim, in units of their own. */
final class Sizes {
  private Sizes() {}

  /** A number of units in bytes; more than a long can hold is as much as it can hold. */
  static OptionalLong product(long units, long bytesOfOne) {
    boolean tooMuch = units < 0 || Math.multiplyHigh(units, bytesOfOne) != 0;
    long product = units * bytesOfOne;
    return OptionalLong.of(tooMuch || product < 0 ? Long.MAX_VALUE : product);
  }
}
