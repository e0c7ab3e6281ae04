package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import java.util.SplittableRandom;

/**
 * A hash of names for which nobody can choose names that collide: a polynomial at a secret point,
 * modulo the prime 2<sup>61</sup>-1. Two names of n bytes have the same with a probability of at
 * most n/2<sup>61</sup>.
 */
final class NameHash {
  private static final int PRIME_BITS = 61;
  private static final long PRIME = (1L << PRIME_BITS) - 1;

  /** How many bytes of a name are one coefficient, which is less than the prime. */
  private static final int STEP = 7;

  private static final long STEP_MASK = (1L << (STEP * Byte.SIZE)) - 1;

  private final long point;

  private NameHash(long point) {
    this.point = point;
  }

  static NameHash random() {
    return new NameHash(new SplittableRandom().nextLong(1L << Integer.SIZE, PRIME));
  }

  long of(Bytes name, long seed) {
    long hash = next(seed, name.length());
    int at = 0;
    for (; at + Long.BYTES <= name.length(); at += STEP) {
      hash = next(hash, name.u64le(at) & STEP_MASK);
    }
    for (; at < name.length(); at++) {
      hash = next(hash, name.at(at));
    }
    return mixed(hash);
  }

  private long next(long hash, long value) {
    long low = hash * point;
    long high = Math.multiplyHigh(hash, point);
    long folded =
        (low & PRIME) + ((high << (Long.SIZE - PRIME_BITS)) | (low >>> PRIME_BITS)) + value;
    return folded >= PRIME ? folded - PRIME : folded;
  }

  /** Lets the low bits, which choose the place in a table, depend on the others. */
  private static long mixed(long hash) {
    return hash ^ hash >>> 32;
  }
}
