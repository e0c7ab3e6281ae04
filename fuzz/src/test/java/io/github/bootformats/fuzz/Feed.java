package io.github.bootformats.fuzz;

import io.github.bootformats.api.Bytes;
import java.util.List;

/** Makes choices of the bytes of an input, front to back; zeros when they are used up. */
final class Feed {
  private final byte[] bytes;
  private int position;

  Feed(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isEmpty() {
    return position >= bytes.length;
  }

  int next() {
    return isEmpty() ? 0 : bytes[position++] & 0xFF;
  }

  /** Chooses a number from 0 to below a bound of at most 256. */
  int below(int bound) {
    return next() % bound;
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  int u16() {
    return next() | next() << 8;
  }

  /** Takes at most so many bytes. */
  Bytes take(int length) {
    int count = Math.min(length, bytes.length - position);
    Bytes taken = Bytes.copyOf(bytes, position, count);
    position += count;
    return taken;
  }

  Bytes rest() {
    return take(bytes.length - position);
  }
}
