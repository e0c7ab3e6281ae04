package io.github.bootformats.codecs;

import java.io.IOException;

/** Encodes blocks, one after the other; for one thread. */
public interface BlockEncoder extends AutoCloseable {
  /** What {@link #encode} returns when the compressed block does not fit. */
  int NO_ROOM = -1;

  /**
   * Encodes a block, the same bytes of the same input.
   *
   * @param in has the bytes
   * @param inOffset where they begin
   * @param inLength how many there are
   * @param out receives the block; what lies outside of the range that is given is not touched
   * @param outOffset where the block goes
   * @param outLength how long it may be
   * @return how long it is, or {@link #NO_ROOM} if it is longer than allowed
   * @throws IOException if the encoder fails, which no input makes it
   * @throws IndexOutOfBoundsException if the ranges do not lie within the arrays
   */
  int encode(byte[] in, int inOffset, int inLength, byte[] out, int outOffset, int outLength)
      throws IOException;

  @Override
  default void close() {
    // Most encoders have nothing to free.
  }
}
