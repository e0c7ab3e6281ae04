package io.github.bootformats.codecs;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Adler32;

/** Writes a file of lzop, in blocks that are as long as Linux takes them. */
final class LzopEncoder extends BlockOutput {
  private static final int BLOCK_BYTES = 256 << 10;

  private final MatchFinder finder;
  private final byte[] compressed = new byte[LzoWriter.bound(BLOCK_BYTES)];

  LzopEncoder(OutputStream target, int level) throws IOException {
    super(target, BLOCK_BYTES);
    this.finder = LzoWriter.finder(level);
    target.write(LzopHeader.encode(level));
  }

  @Override
  void writeBlock(byte[] bytes, int length) throws IOException {
    int count = LzoWriter.encode(finder, bytes, 0, length, compressed, 0, length - 1);
    Adler32 sum = new Adler32();
    sum.update(bytes, 0, length);
    writeBigEndian32(length);
    writeBigEndian32(count < 0 ? length : count);
    writeBigEndian32((int) sum.getValue());
    if (count < 0) {
      target.write(bytes, 0, length);
    } else {
      target.write(compressed, 0, count);
    }
  }

  @Override
  void finish() throws IOException {
    writeBigEndian32(0);
  }
}
