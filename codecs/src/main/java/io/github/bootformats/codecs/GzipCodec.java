package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.io.OutputStream;

/** gzip, RFC 1952, by the JDK's zlib. */
final class GzipCodec implements StreamCodec {
  static final String ID = "gzip";
  private static final LevelRange LEVELS = new LevelRange(1, 9, 6);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "gzip";
  }

  @Override
  public boolean detect(byte[] head) {
    return Magic.begins(head, 0x1F, 0x8B, 8);
  }

  @Override
  public MemberStream decode(CodecInput input, ReadLimits limits) throws IOException {
    return MemberStream.open(ID, input, limits, GzipDecoder::open);
  }

  @Override
  public LevelRange levels() {
    return LEVELS;
  }

  @Override
  public OutputStream encode(OutputStream target, EncodeOptions options) throws IOException {
    return GzipEncoder.open(target, LEVELS.choose(options));
  }
}
