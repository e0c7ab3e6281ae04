package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.io.OutputStream;

/** LZO1X in the container of {@code lzop}. */
final class LzopCodec implements StreamCodec {
  static final String ID = "lzo";
  private static final LevelRange LEVELS = new LevelRange(1, 9, 3);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "lzo (lzop)";
  }

  @Override
  public boolean detect(byte[] head) {
    return Magic.begins(head, LzopHeader.MAGIC);
  }

  @Override
  public MemberStream decode(CodecInput input, ReadLimits limits) throws IOException {
    return MemberStream.open(
        ID, input, limits, in -> new LzopDecoder(in, LzopHeader.read(in), limits));
  }

  @Override
  public LevelRange levels() {
    return LEVELS;
  }

  @Override
  public OutputStream encode(OutputStream target, EncodeOptions options) throws IOException {
    return new LzopEncoder(target, LEVELS.choose(options));
  }
}
