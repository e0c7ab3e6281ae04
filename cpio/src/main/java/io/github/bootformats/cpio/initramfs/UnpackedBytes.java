package io.github.bootformats.cpio.initramfs;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a segment unpacks to, in pieces of memory: a small one, as most segments are small, then
 * large ones, which the collectors of the JVM leave where they are. If the cache does not suffice
 * for all, nothing is kept.
 */
final class UnpackedBytes {
  private static final int FIRST_BYTES = 64 << 10;

  /** With its header this fills whole regions of G1. */
  private static final int PIECE_BYTES = (4 << 20) - 16;

  private final UnpackedCache cache;
  private final List<byte[]> pieces = new ArrayList<>();
  private long capacity;
  private byte[] passing = new byte[0];

  UnpackedBytes(UnpackedCache cache) {
    this.cache = cache;
  }

  /** Whether everything is kept. */
  boolean isKept() {
    return passing.length == 0;
  }

  /** Returns where the next bytes go to. */
  byte[] next() {
    if (!isKept()) {
      return passing;
    }
    int length = pieces.isEmpty() ? FIRST_BYTES : PIECE_BYTES;
    if (!cache.take(length)) {
      cache.giveBack(capacity);
      pieces.clear();
      capacity = 0;
      passing = new byte[FIRST_BYTES];
      return passing;
    }
    byte[] piece = new byte[length];
    pieces.add(piece);
    capacity += length;
    return piece;
  }

  /** Returns for how many bytes there is room. */
  long capacity() {
    return capacity;
  }

  /** Changes a byte. */
  void set(long at, byte value) {
    pieces.get(piece(at))[begin(at)] = value;
  }

  /** Reads at most that many bytes, at least one. */
  int read(long at, ByteBuffer target, int length) {
    byte[] piece = pieces.get(piece(at));
    int begin = begin(at);
    int count = Math.min(length, piece.length - begin);
    target.put(piece, begin, count);
    return count;
  }

  /** Gives back what lies behind the last byte. */
  void trim(long size) {
    if (capacity > size && !pieces.isEmpty()) {
      int last = pieces.size() - 1;
      int unused = (int) (capacity - size);
      byte[] piece = pieces.get(last);
      pieces.set(last, Arrays.copyOf(piece, piece.length - unused));
      capacity -= unused;
      cache.giveBack(unused);
    }
  }

  private static int piece(long at) {
    return at < FIRST_BYTES ? 0 : (int) (1 + (at - FIRST_BYTES) / PIECE_BYTES);
  }

  private static int begin(long at) {
    return (int) (at < FIRST_BYTES ? at : (at - FIRST_BYTES) % PIECE_BYTES);
  }
}
