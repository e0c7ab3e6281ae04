package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;
import java.util.SplittableRandom;

/**
 * A hash of names for which nobody can choose names that collide: a polynomial at a secret point,
 * modulo the prime 2<sup>61</sup>-1. Two names of n bytes have the same with a probability of
 * n/2<sup>61</sup>.
 */
final class NameHash {
  private static final int PRIME_BITS = 61;
  private static final long PRIME = (1L << PRIME_BITS) - 1;

  private final long point;

  private NameHash(long point) {
    this.point = point;
  }

  static NameHash random() {
    return new NameHash(new SplittableRandom().nextLong(1L << Integer.SIZE, PRIME));
  }

  long of(Bytes name, long seed) {
    long hash = seed;
    for (int i = 0; i < name.length(); i++) {
      hash = next(hash, name.at(i));
    }
    return mixed(hash);
  }

  long of(byte[] bytes, int offset, int length, long seed) {
    long hash = seed;
    for (int i = offset; i < offset + length; i++) {
      hash = next(hash, bytes[i] & 0xFF);
    }
    return mixed(hash);
  }

  private long next(long hash, int value) {
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
