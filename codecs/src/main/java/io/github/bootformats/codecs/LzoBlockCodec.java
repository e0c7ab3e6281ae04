package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.util.Objects;

/** Bare LZO1X blocks. */
final class LzoBlockCodec implements BlockCodec {
  private static final LevelRange LEVELS = new LevelRange(1, 9, 8);

  @Override
  public String id() {
    return LzopCodec.ID;
  }

  @Override
  public BlockDecoder decoder(ReadLimits limits) {
    return (in, inOffset, inLength, out, outOffset, outLength) -> {
      Objects.checkFromIndexSize(inOffset, inLength, in.length);
      Objects.checkFromIndexSize(outOffset, outLength, out.length);
      try {
        return LzoDecoder.decode(
            in, inOffset, inOffset + inLength, out, outOffset, outOffset + outLength);
      } catch (BlockFault e) {
        throw e.at(LzopCodec.ID, 0);
      }
    };
  }

  @Override
  public BlockEncoder encoder(EncodeOptions options) {
    MatchFinder finder = LzoWriter.finder(LEVELS.choose(options));
    return (in, inOffset, inLength, out, outOffset, outLength) -> {
      Objects.checkFromIndexSize(inOffset, inLength, in.length);
      Objects.checkFromIndexSize(outOffset, outLength, out.length);
      return LzoWriter.encode(
          finder, in, inOffset, inOffset + inLength, out, outOffset, outOffset + outLength);
    };
  }

  @Override
  public LevelRange levels() {
    return LEVELS;
  }
}
