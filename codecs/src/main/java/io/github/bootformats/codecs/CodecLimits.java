package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits.Limit;

/** What compressed data may ask of a decoder; see {@link io.github.bootformats.api.ReadLimits}. */
public final class CodecLimits {
  /**
   * How many bytes one member may decode to: {@code codec.output-bytes}, 4 GiB. A member of exactly
   * as many bytes is still decoded.
   */
  public static final Limit MAX_OUTPUT_BYTES = Limit.of("codec.output-bytes", 4L << 30);

  /**
   * How much memory a decoder may take for what it must remember, such as a dictionary or a block:
   * {@code codec.memory-bytes}, 80 MiB. That is enough for {@code xz -9} and for a zstd window of
   * 64 MiB. It is checked before the memory is allocated.
   */
  public static final Limit MAX_MEMORY_BYTES = Limit.of("codec.memory-bytes", 80L << 20);

  private CodecLimits() {}
}
