package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.tukaani.xz.ArrayCache;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.LZMAOutputStream;

/**
 * The {@code .lzma} format, by XZ for Java. It has no magic; detection takes headers as {@code
 * lzma} writes them: the usual properties, a dictionary of 2^n or 2^n + 2^(n-1) bytes, and a size
 * that is unknown or less than 256 GiB. There is no checksum.
 */
final class LzmaCodec implements StreamCodec {
  static final String ID = "lzma";
  private static final int USUAL_PROPERTIES = 0x5D;
  private static final int HEADER_BYTES = 13;
  private static final long UNKNOWN = -1;
  private static final int MAX_SIZE_BITS = 38;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String title() {
    return "LZMA (.lzma)";
  }

  @Override
  public boolean detect(byte[] head) {
    if (head.length < HEADER_BYTES || head[0] != USUAL_PROPERTIES) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    long size = header.getLong(5);
    return isUsualDictionary(header.getInt(1)) && (size == UNKNOWN || size >>> MAX_SIZE_BITS == 0);
  }

  private static boolean isUsualDictionary(int bytes) {
    int rest = bytes ^ Integer.highestOneBit(bytes);
    boolean isUsual = rest == 0 || rest == Integer.highestOneBit(bytes) >>> 1;
    return bytes == -1 || (bytes != 0 && isUsual);
  }

  @Override
  public MemberStream decode(CodecInput input, ReadLimits limits) throws IOException {
    return MemberStream.open(
        ID, input, limits, in -> open(in, limits, ArrayCache.getDefaultCache()));
  }

  /** Begins to decode; dictionaries beyond the limit are refused even if no array can hold them. */
  static LZMAInputStream open(CodecInput input, ReadLimits limits, ArrayCache cache)
      throws IOException {
    byte[] head = input.peek(5);
    if (head.length == 5) {
      long dictionary = Integer.toUnsignedLong(Wide.get32(head, 1));
      limits.check(CodecLimits.MAX_MEMORY_BYTES, dictionary, ID, input.position() + 1);
    }
    return new LZMAInputStream(input, XzOptions.memoryLimit(limits), cache);
  }

  @Override
  public LevelRange levels() {
    return XzOptions.LEVELS;
  }

  @Override
  public OutputStream encode(OutputStream target, EncodeOptions options) throws IOException {
    return new LZMAOutputStream(new OpenTarget(target), XzOptions.lzma(options), UNKNOWN);
  }
}
