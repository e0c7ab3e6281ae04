package io.github.bootformats.codecs;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Objects;

/** Encodes arrays into frames without checksums. */
final class ZstdBlockEncoder implements BlockEncoder {
  private final ZstdCompressCtx context;
  private byte[] roomy = new byte[0];

  ZstdBlockEncoder(int level) {
    context = new ZstdCompressCtx().setLevel(level);
  }

  @Override
  public int encode(byte[] in, int inOffset, int inLength, byte[] out, int outOffset, int outLength)
      throws IOException {
    Objects.checkFromIndexSize(inOffset, inLength, in.length);
    Objects.checkFromIndexSize(outOffset, outLength, out.length);
    try {
      int bound = (int) Math.min(Zstd.compressBound(inLength), Integer.MAX_VALUE - 8);
      if (outLength >= bound) {
        return context.compressByteArray(out, outOffset, outLength, in, inOffset, inLength);
      }
      // The library may need more room than the frame is long.
      if (roomy.length < bound) {
        roomy = new byte[bound];
      }
      int count = context.compressByteArray(roomy, 0, roomy.length, in, inOffset, inLength);
      if (count > outLength) {
        return NO_ROOM;
      }
      System.arraycopy(roomy, 0, out, outOffset, count);
      return count;
    } catch (ZstdException e) {
      throw new IOException("zstd cannot compress", e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
