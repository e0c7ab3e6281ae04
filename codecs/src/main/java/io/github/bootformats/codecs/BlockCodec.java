package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.io.IOException;

/**
 * A compressed format of blocks, whose compressed length is known and whose decoded length is
 * bounded, as in SquashFS. Implementations are immutable and serve any number of threads; the
 * decoders and encoders that they make keep tables for the next block and serve one each.
 *
 * <pre>{@code
 * BlockCodec codec = Codecs.block("lz4").orElseThrow();
 * try (BlockDecoder decoder = codec.decoder(ReadLimits.defaults())) {
 *   int length = decoder.decode(packed, 0, packed.length, block, 0, block.length);
 * }
 * }</pre>
 */
public interface BlockCodec {
  /**
   * Returns the name for programs, which is also the {@code format()} of exceptions.
   *
   * @return one of {@code zlib}, {@code lzma}, {@code lzo}, {@code xz}, {@code lz4}, {@code zstd}
   */
  String id();

  /**
   * Makes a decoder.
   *
   * @param limits {@link CodecLimits#MAX_MEMORY_BYTES} applies to what is remembered beside the
   *     output
   * @return a decoder for one thread
   * @throws io.github.bootformats.api.UnsupportedFormatException if a library is missing
   * @throws IOException never otherwise
   */
  BlockDecoder decoder(ReadLimits limits) throws IOException;

  /**
   * Makes an encoder.
   *
   * @param options level and the like
   * @return an encoder for one thread
   * @throws io.github.bootformats.api.UnsupportedFormatException if a library is missing
   * @throws IOException never otherwise
   * @throws IllegalArgumentException if the options have a value that this codec cannot have
   */
  BlockEncoder encoder(EncodeOptions options) throws IOException;

  /**
   * Returns the levels to choose from.
   *
   * @return the levels
   */
  LevelRange levels();
}
