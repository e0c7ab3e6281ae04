package io.github.bootformats.testkit;

import java.util.List;
import java.util.UUID;

/**
 * Random numbers from a seed, the same on every JDK and platform and in every release.
 *
 * <p>This is SplitMix64: the state grows by 0x9E3779B97F4A7C15, and {@link #nextLong()} scrambles
 * it with two multiplications. All else is made of that by unsigned remainders, which favour small
 * numbers by less than one in 2<sup>32</sup> in any range that matters. Not for secrets, and not
 * for several threads at once.
 */
public final class SeededRandom {
  private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;

  private long state;

  /**
   * Starts a sequence.
   *
   * @param seed any number; near ones give unrelated sequences
   */
  public SeededRandom(long seed) {
    this.state = seed;
  }

  /**
   * Makes a seed for one of many things that are made from the same seed.
   *
   * @param seed the common seed
   * @param index which of them
   * @return a seed of its own
   */
  public static long seedOf(long seed, long index) {
    return scrambled(scrambled(seed + GAMMA) + index * GAMMA);
  }

  private static long scrambled(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
    return z ^ (z >>> 31);
  }

  /**
   * Returns 64 random bits.
   *
   * @return any number
   */
  public long nextLong() {
    state += GAMMA;
    return scrambled(state);
  }

  /**
   * Returns a number below a bound.
   *
   * @param bound more than 0
   * @return 0 to {@code bound}-1
   */
  public int below(int bound) {
    return (int) below((long) bound);
  }

  /**
   * Returns a number below a bound.
   *
   * @param bound more than 0
   * @return 0 to {@code bound}-1
   */
  public long below(long bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("nothing is from 0 and below " + bound);
    }
    return Long.remainderUnsigned(nextLong(), bound);
  }

  /**
   * Returns a number of a range.
   *
   * @param least the least
   * @param most the greatest, not less; fewer than 2<sup>63</sup> numbers apart
   * @return {@code least} to {@code most}, both included
   */
  public long between(long least, long most) {
    return least + below(Math.addExact(Math.subtractExact(most, least), 1L));
  }

  /**
   * Returns true once in a while.
   *
   * @param n more than 0
   * @return true in one of {@code n} calls
   */
  public boolean oneIn(int n) {
    return below(n) == 0;
  }

  /**
   * Chooses a number.
   *
   * @param choices at least one
   * @return one of them
   */
  public long oneOf(long... choices) {
    return choices[below(choices.length)];
  }

  /**
   * Chooses an element.
   *
   * @param <T> what it is
   * @param choices at least one
   * @return one of them
   */
  public <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /**
   * Makes random bytes.
   *
   * @param length how many
   * @return new bytes
   */
  public byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) nextLong();
    }
    return bytes;
  }

  /**
   * Makes a random GUID, of version 4 and never zero.
   *
   * @return a new GUID
   */
  public UUID uuid() {
    long high = (nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long low = (nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
