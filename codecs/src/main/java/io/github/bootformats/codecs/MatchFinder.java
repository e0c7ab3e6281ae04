package io.github.bootformats.codecs;

import java.util.Arrays;

/**
 * Finds what was there before: a hash of four bytes leads to the last place that had it, and for
 * thorough searches from there to the places before. One instance serves one thread.
 */
final class MatchFinder {
  /** The shortest match that is found. */
  static final int MIN_MATCH = 4;

  private static final int HASH_BITS = 15;
  private static final int CHAIN_MASK = 0xFFFF;
  private static final int NOWHERE = Integer.MIN_VALUE / 2;

  private final int maxDistance;
  private final int depth;
  private final int[] last = new int[1 << HASH_BITS];

  /** By the low bits of a place, the place before it that had the same hash. */
  private final int[] before;

  private byte[] in = new byte[0];
  private int from;
  private int end;
  private int next;
  private int distance;

  /**
   * Creates a finder.
   *
   * @param maxDistance how far back a match may be, less than 65,536
   * @param depth how many places to try; 1 for a fast search
   */
  MatchFinder(int maxDistance, int depth) {
    this.maxDistance = maxDistance;
    this.depth = depth;
    this.before = new int[depth > 1 ? CHAIN_MASK + 1 : 0];
  }

  /** Begins with other bytes; matches do not reach beyond {@code matchEnd}. */
  void begin(byte[] bytes, int start, int matchEnd) {
    in = bytes;
    from = start;
    end = matchEnd;
    next = start;
    Arrays.fill(last, NOWHERE);
  }

  boolean isThorough() {
    return depth > 1;
  }

  /** Remembers a place of a match that was found; thorough searches remember all anyway. */
  void remember(int at) {
    if (!isThorough()) {
      last[hash(at)] = at;
    }
  }

  /** Remembers all places before one, each once. */
  private void rememberUpTo(int end) {
    for (; next < end; next++) {
      int hash = hash(next);
      before[next & CHAIN_MASK] = last[hash];
      last[hash] = next;
    }
  }

  private int hash(int at) {
    return (Wide.get32(in, at) * 0x9E37_79B1) >>> (32 - HASH_BITS);
  }

  /**
   * Finds the longest match for a place that is longer than another one. Places, which must have
   * four bytes, are asked for from left to right.
   *
   * @return its length, or 0; {@link #distance} tells how far back it is
   */
  int find(int at, int longerThan) {
    if (isThorough()) {
      rememberUpTo(at);
    }
    int hash = hash(at);
    int candidate = last[hash];
    if (!isThorough()) {
      last[hash] = at;
    }
    int best = Math.max(longerThan, MIN_MATCH - 1);
    int found = 0;
    int first = Wide.get32(in, at);
    for (int tries = depth; tries > 0 && candidate >= from; tries--) {
      if (at - candidate > maxDistance) {
        break;
      }
      if (Wide.get32(in, candidate) == first && (best < 4 || mayBeLonger(candidate, at, best))) {
        int length = 4 + Wide.countEqual(in, candidate + 4, at + 4, end);
        if (length > best) {
          best = length;
          found = length;
          distance = at - candidate;
        }
      }
      candidate = isThorough() ? before[candidate & CHAIN_MASK] : NOWHERE;
    }
    return found;
  }

  /** Tells whether a candidate may be longer than the best one. */
  private boolean mayBeLonger(int candidate, int at, int best) {
    return at + best < end && in[candidate + best] == in[at + best];
  }

  int distance() {
    return distance;
  }
}
