package io.github.bootformats.squashfs;

import io.github.bootformats.codecs.BlockCodec;
import io.github.bootformats.codecs.BlockEncoder;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.EncodeOptions;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compresses blocks of a test image, or leaves them as they are. */
final class Packing {
  static final Packing RAW = new Packing(null);

  private final @Nullable BlockCodec codec;

  private Packing(@Nullable BlockCodec codec) {
    this.codec = codec;
  }

  static Packing of(SquashfsCompression compression) {
    return new Packing(Codecs.block(compression.codec()).orElseThrow());
  }

  /** Returns the compressed bytes, or null where they are to be stored. */
  byte @Nullable [] pack(byte[] content) {
    if (codec == null) {
      return null;
    }
    try (BlockEncoder encoder = codec.encoder(EncodeOptions.defaults())) {
      byte[] room = new byte[content.length];
      int length = encoder.encode(content, 0, content.length, room, 0, room.length);
      return length == BlockEncoder.NO_ROOM ? null : Arrays.copyOf(room, length);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
