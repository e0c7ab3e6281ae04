package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.io.IOException;

/** Whole zstd frames as blocks, by zstd-jni where that is there. */
final class ZstdBlockCodec implements BlockCodec {
  private static final LevelRange LEVELS = new LevelRange(1, 22, 15);

  @Override
  public String id() {
    return ZstdCodec.ID;
  }

  @Override
  public BlockDecoder decoder(ReadLimits limits) throws IOException {
    try {
      return new ZstdBlockDecoder();
    } catch (LinkageError e) {
      throw ZstdCodec.missing(e);
    }
  }

  @Override
  public BlockEncoder encoder(EncodeOptions options) throws IOException {
    int level = LEVELS.choose(options);
    try {
      return new ZstdBlockEncoder(level);
    } catch (LinkageError e) {
      throw ZstdCodec.missing(e);
    }
  }

  @Override
  public LevelRange levels() {
    return LEVELS;
  }
}
