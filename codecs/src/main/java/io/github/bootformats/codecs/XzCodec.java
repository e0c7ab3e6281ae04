package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.io.OutputStream;
import org.tukaani.xz.SingleXZInputStream;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

/** xz, by XZ for Java. It is written with CRC32, the one checksum that Linux verifies. */
final class XzCodec implements StreamCodec {
  static final String ID = "xz";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "xz";
  }

  @Override
  public boolean detect(byte[] head) {
    return Magic.begins(head, 0xFD, '7', 'z', 'X', 'Z', 0);
  }

  @Override
  public MemberStream decode(CodecInput input, ReadLimits limits) throws IOException {
    return MemberStream.open(
        ID, input, limits, in -> new SingleXZInputStream(in, XzOptions.memoryLimit(limits)));
  }

  @Override
  public LevelRange levels() {
    return XzOptions.LEVELS;
  }

  @Override
  public OutputStream encode(OutputStream target, EncodeOptions options) throws IOException {
    return new XZOutputStream(new OpenTarget(target), XzOptions.chain(options), XZ.CHECK_CRC32);
  }
}
