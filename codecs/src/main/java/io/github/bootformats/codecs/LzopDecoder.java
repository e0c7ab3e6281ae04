package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/** The blocks of a file of lzop, up to the zero that ends it. */
final class LzopDecoder extends BlockInput {
  /** What lzop itself takes. */
  private static final int MAX_BLOCK_BYTES = 64 << 20;

  private static final int MAX_RATIO = 255;

  private final int flags;
  private final ReadLimits limits;

  LzopDecoder(CodecInput input, int flags, ReadLimits limits) {
    super(input);
    this.flags = flags;
    this.limits = limits;
  }

  @Override
  int nextBlock() throws IOException {
    long start = input.position();
    int length = input.readBigEndian32();
    if (length == 0) {
      return -1;
    }
    int compressedLength = input.readBigEndian32();
    checkLengths(start, length, compressedLength);
    int adler = readSum(LzopHeader.ADLER_DECODED);
    int crc = readSum(LzopHeader.CRC_DECODED);
    boolean isStored = compressedLength == length;
    int compressedAdler = isStored ? 0 : readSum(LzopHeader.ADLER_COMPRESSED);
    int compressedCrc = isStored ? 0 : readSum(LzopHeader.CRC_COMPRESSED);

    long at = input.position();
    byte[] compressed = readCompressed(compressedLength);
    if (isStored) {
      reserve(length);
      System.arraycopy(compressed, 0, block, 0, length);
    } else {
      check(LzopHeader.ADLER_COMPRESSED, compressed, compressedLength, compressedAdler, at);
      check(LzopHeader.CRC_COMPRESSED, compressed, compressedLength, compressedCrc, at);
      decode(compressed, compressedLength, length, at);
    }
    check(LzopHeader.ADLER_DECODED, block, length, adler, at);
    check(LzopHeader.CRC_DECODED, block, length, crc, at);
    return length;
  }

  private void checkLengths(long start, int length, int compressedLength) throws IOException {
    if (length < 0 || length > MAX_BLOCK_BYTES) {
      throw CodecFailure.corrupt(
          LzopCodec.ID,
          start,
          "no block decodes to %s bytes".formatted(Integer.toUnsignedLong(length)));
    }
    // A byte of a match's length stands for 255 bytes, and none for more.
    if (compressedLength <= 0
        || compressedLength > length
        || length / MAX_RATIO > compressedLength) {
      throw CodecFailure.corrupt(
          LzopCodec.ID,
          start + 4,
          "a block of %s bytes for %s".formatted(Integer.toUnsignedLong(compressedLength), length));
    }
    limits.check(
        CodecLimits.MAX_MEMORY_BYTES, (long) length + compressedLength, LzopCodec.ID, start);
  }

  private int readSum(int flag) throws IOException {
    return (flags & flag) == 0 ? 0 : input.readBigEndian32();
  }

  private void decode(byte[] compressed, int compressedLength, int length, long at)
      throws IOException {
    reserve(length);
    int count;
    try {
      count = LzoDecoder.decode(compressed, 0, compressedLength, block, 0, length);
    } catch (BlockFault e) {
      throw e.at(LzopCodec.ID, at);
    }
    if (count != length) {
      throw CodecFailure.corrupt(
          LzopCodec.ID, at, "the block decodes to %s bytes, not %s".formatted(count, length));
    }
  }

  private void check(int flag, byte[] bytes, int length, int expected, long at) throws IOException {
    if ((flags & flag) == 0) {
      return;
    }
    boolean isAdler = (flag & (LzopHeader.ADLER_DECODED | LzopHeader.ADLER_COMPRESSED)) != 0;
    Checksum sum = isAdler ? new Adler32() : new CRC32();
    sum.update(bytes, 0, length);
    if ((int) sum.getValue() != expected) {
      throw CodecFailure.checksum(
          LzopCodec.ID,
          at,
          "the block's sum is %08x, not %08x".formatted(sum.getValue(), expected));
    }
  }
}
