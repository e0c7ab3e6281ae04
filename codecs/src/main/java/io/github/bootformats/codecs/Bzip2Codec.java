package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** bzip2, by Commons Compress. */
final class Bzip2Codec implements StreamCodec {
  static final String ID = "bzip2";
  private static final LevelRange LEVELS = new LevelRange(1, 9, 9);

  /** An index of four bytes and the byte itself for each byte of a block, then tables. */
  private static final int MEMORY_PER_BYTE = 5;

  private static final int TABLES = 256 << 10;
  private static final int BLOCK_UNIT = 100_000;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "bzip2";
  }

  @Override
  public boolean detect(byte[] head) {
    return Magic.begins(head, 'B', 'Z', 'h') && head.length > 3 && head[3] >= '1' && head[3] <= '9';
  }

  @Override
  public MemberStream decode(CodecInput input, ReadLimits limits) throws IOException {
    return MemberStream.open(ID, input, limits, in -> open(in, limits));
  }

  private InputStream open(CodecInput input, ReadLimits limits) throws IOException {
    byte[] head = input.peek(4);
    if (head.length < 4 && Magic.begins(new byte[] {'B', 'Z', 'h'}, unsigned(head))) {
      throw CodecFailure.truncated(ID, input.position() + head.length);
    }
    if (!detect(head)) {
      throw CodecFailure.magic(ID, input.position(), "no bzip2 stream begins here");
    }
    long memory = (long) (head[3] - '0') * BLOCK_UNIT * MEMORY_PER_BYTE + TABLES;
    limits.check(CodecLimits.MAX_MEMORY_BYTES, memory, ID, input.position());
    return new BZip2CompressorInputStream(input, false);
  }

  private static int[] unsigned(byte[] bytes) {
    int[] values = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i] & 0xFF;
    }
    return values;
  }

  @Override
  public LevelRange levels() {
    return LEVELS;
  }

  @Override
  public OutputStream encode(OutputStream target, EncodeOptions options) throws IOException {
    return new BZip2CompressorOutputStream(new OpenTarget(target), LEVELS.choose(options));
  }
}
