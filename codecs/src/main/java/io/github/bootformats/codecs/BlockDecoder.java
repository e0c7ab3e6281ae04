package io.github.bootformats.codecs;

import java.io.IOException;

/** Decodes blocks, one after the other; for one thread. */
public interface BlockDecoder extends AutoCloseable {
  /**
   * Decodes a block.
   *
   * @param in has the block
   * @param inOffset where the block begins
   * @param inLength how long it is
   * @param out receives the decoded bytes; of the range that is given, what lies behind them is
   *     undefined afterwards, what lies outside is not touched
   * @param outOffset where the first decoded byte goes
   * @param outLength how many bytes the block may decode to
   * @return how many bytes it has decoded to
   * @throws io.github.bootformats.api.MalformedFormatException if the block is damaged or decodes
   *     to more; its offset counts from the start of the block
   * @throws io.github.bootformats.api.UnsupportedFormatException if it uses what cannot be decoded
   * @throws io.github.bootformats.api.LimitExceededException if it needs more memory than allowed
   * @throws IOException never otherwise
   * @throws IndexOutOfBoundsException if the ranges do not lie within the arrays
   */
  int decode(byte[] in, int inOffset, int inLength, byte[] out, int outOffset, int outLength)
      throws IOException;

  @Override
  default void close() {
    // Most decoders have nothing to free.
  }
}
