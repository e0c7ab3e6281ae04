package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.util.Objects;
import java.util.function.IntFunction;

/** Bare blocks of lz4 and LZO1X, which both are literals and copies of what came before. */
final class LzBlockCodec implements BlockCodec {
  static final BlockCodec LZ4 =
      new LzBlockCodec(
          Lz4Codec.ID,
          new LevelRange(1, 12, 1),
          Lz4Decoder::decode,
          Lz4Writer::finder,
          Lz4Writer::encode);

  static final BlockCodec LZO =
      new LzBlockCodec(
          LzopCodec.ID,
          new LevelRange(1, 9, 8),
          LzoDecoder::decode,
          LzoWriter::finder,
          LzoWriter::encode);

  private final String id;
  private final LevelRange levels;
  private final Decode decode;
  private final IntFunction<MatchFinder> finders;
  private final Encode encode;

  /** Decodes a block, from and to the given parts of arrays. */
  @FunctionalInterface
  private interface Decode {
    int decode(byte[] in, int inFrom, int inTo, byte[] out, int outFrom, int outTo)
        throws BlockFault;
  }

  /** Encodes a block of the matches that a finder finds. */
  @FunctionalInterface
  private interface Encode {
    int encode(
        MatchFinder finder, byte[] in, int inFrom, int inTo, byte[] out, int outFrom, int outTo);
  }

  private LzBlockCodec(
      String id,
      LevelRange levels,
      Decode decode,
      IntFunction<MatchFinder> finders,
      Encode encode) {
    this.id = id;
    this.levels = levels;
    this.decode = decode;
    this.finders = finders;
    this.encode = encode;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public BlockDecoder decoder(ReadLimits limits) {
    return (in, inOffset, inLength, out, outOffset, outLength) -> {
      Objects.checkFromIndexSize(inOffset, inLength, in.length);
      Objects.checkFromIndexSize(outOffset, outLength, out.length);
      try {
        return decode.decode(
            in, inOffset, inOffset + inLength, out, outOffset, outOffset + outLength);
      } catch (BlockFault e) {
        throw e.at(id, 0);
      }
    };
  }

  @Override
  public BlockEncoder encoder(EncodeOptions options) {
    MatchFinder finder = finders.apply(levels.choose(options));
    return (in, inOffset, inLength, out, outOffset, outLength) -> {
      Objects.checkFromIndexSize(inOffset, inLength, in.length);
      Objects.checkFromIndexSize(outOffset, outLength, out.length);
      return encode.encode(
          finder, in, inOffset, inOffset + inLength, out, outOffset, outOffset + outLength);
    };
  }

  @Override
  public LevelRange levels() {
    return levels;
  }
}
