package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.util.Objects;

/** Bare lz4 blocks. */
final class Lz4BlockCodec implements BlockCodec {
  private static final LevelRange LEVELS = new LevelRange(1, 12, 1);

  @Override
  public String id() {
    return Lz4Codec.ID;
  }

  @Override
  public BlockDecoder decoder(ReadLimits limits) {
    return (in, inOffset, inLength, out, outOffset, outLength) -> {
      Objects.checkFromIndexSize(inOffset, inLength, in.length);
      Objects.checkFromIndexSize(outOffset, outLength, out.length);
      try {
        return Lz4Decoder.decode(
            in, inOffset, inOffset + inLength, out, outOffset, outOffset + outLength);
      } catch (BlockFault e) {
        throw e.at(Lz4Codec.ID, 0);
      }
    };
  }

  @Override
  public BlockEncoder encoder(EncodeOptions options) {
    MatchFinder finder = Lz4Writer.finder(LEVELS.choose(options));
    return (in, inOffset, inLength, out, outOffset, outLength) -> {
      Objects.checkFromIndexSize(inOffset, inLength, in.length);
      Objects.checkFromIndexSize(outOffset, outLength, out.length);
      return Lz4Writer.encode(
          finder, in, inOffset, inOffset + inLength, out, outOffset, outOffset + outLength);
    };
  }

  @Override
  public LevelRange levels() {
    return LEVELS;
  }
}
