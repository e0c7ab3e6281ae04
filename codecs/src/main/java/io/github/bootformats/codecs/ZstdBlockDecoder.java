package io.github.bootformats.codecs;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.util.Objects;

/** Decodes frames into an array, which needs no window beside the output. */
final class ZstdBlockDecoder implements BlockDecoder {
  private final ZstdDecompressCtx context = new ZstdDecompressCtx();

  @Override
  public int decode(byte[] in, int inOffset, int inLength, byte[] out, int outOffset, int outLength)
      throws IOException {
    Objects.checkFromIndexSize(inOffset, inLength, in.length);
    Objects.checkFromIndexSize(outOffset, outLength, out.length);
    if (inLength == 0) {
      throw CodecFailure.truncated(ZstdCodec.ID, 0);
    }
    try {
      return context.decompressByteArray(out, outOffset, outLength, in, inOffset, inLength);
    } catch (ZstdException e) {
      throw failure(e, inLength, outLength);
    }
  }

  private static IOException failure(ZstdException e, int inLength, int outLength) {
    if (e.getErrorCode() == Zstd.errSrcSizeWrong()) {
      return CodecFailure.truncated(ZstdCodec.ID, inLength);
    }
    String message = e.getMessage();
    return CodecFailure.corrupt(
        ZstdCodec.ID,
        -1,
        e.getErrorCode() == Zstd.errDstSizeTooSmall()
            ? "the block decodes to more than %s bytes".formatted(outLength)
            : message == null ? "the block is corrupt" : message);
  }

  @Override
  public void close() {
    context.close();
  }
}
