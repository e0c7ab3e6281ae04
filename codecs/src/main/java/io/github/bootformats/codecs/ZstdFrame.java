package io.github.bootformats.codecs;

import io.github.bootformats.api.ReadLimits;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The compressed bytes of one zstd frame and none behind it: its header and the headers of its
 * blocks tell where it ends (RFC 8878, section 3.1.1).
 */
final class ZstdFrame extends InputStream {
  private static final int MAGIC = 0xFD2F_B528;
  private static final int BLOCK_HEADER_BYTES = 3;
  private static final int CHECKSUM_BYTES = 4;
  private static final int RUN_BLOCK = 1;
  private static final int RESERVED_BLOCK = 3;
  private static final long MAX_BLOCK_BYTES = 128 << 10;

  private final CodecInput input;
  private final boolean hasChecksum;

  /** Bytes up to the next block header or the end of the frame. */
  private int left;

  private boolean last;

  private ZstdFrame(CodecInput input, int headerBytes, boolean hasChecksum) {
    this.input = input;
    this.left = headerBytes;
    this.hasChecksum = hasChecksum;
  }

  /** Looks at the header of a frame, which is then the first that is read. */
  static ZstdFrame open(CodecInput input, ReadLimits limits) throws IOException {
    long start = input.position();
    byte[] head = input.peek(18);
    if (head.length < 5) {
      throw CodecFailure.truncated(ZstdCodec.ID, start + head.length);
    }
    if (Wide.get32(head, 0) != MAGIC) {
      throw CodecFailure.magic(ZstdCodec.ID, start, "no zstd frame begins here");
    }
    int descriptor = head[4] & 0xFF;
    boolean isSingleSegment = (descriptor & 0x20) != 0;
    int dictionaryBytes = new int[] {0, 1, 2, 4}[descriptor & 3];
    int sizeBytes = new int[] {isSingleSegment ? 1 : 0, 2, 4, 8}[descriptor >> 6];
    int windowBytes = isSingleSegment ? 0 : 1;
    int length = 5 + windowBytes + dictionaryBytes + sizeBytes;
    if (head.length < length) {
      throw CodecFailure.truncated(ZstdCodec.ID, start + head.length);
    }
    if ((descriptor & 8) != 0) {
      throw CodecFailure.unsupported(ZstdCodec.ID, start + 4, "a reserved bit is set");
    }
    if (littleEndian(head, 5 + windowBytes, dictionaryBytes) != 0) {
      throw CodecFailure.unsupported(ZstdCodec.ID, start + 4, "a dictionary is asked for");
    }
    long window =
        isSingleSegment
            ? littleEndian(head, 5 + dictionaryBytes, sizeBytes) + (sizeBytes == 2 ? 256 : 0)
            : window(head[5] & 0xFF);
    // A size of 2^63 and more is as large as any.
    limits.check(
        CodecLimits.MAX_MEMORY_BYTES,
        window < 0 ? Long.MAX_VALUE : window + MAX_BLOCK_BYTES,
        ZstdCodec.ID,
        start + 5);
    return new ZstdFrame(input, length, (descriptor & 4) != 0);
  }

  private static long window(int descriptor) {
    long base = 1L << (10 + (descriptor >> 3));
    return base + base / 8 * (descriptor & 7);
  }

  private static long littleEndian(byte[] bytes, int from, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) {
      value = (value << 8) | (bytes[from + i] & 0xFF);
    }
    return value;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (left == 0 && !last) {
      nextBlock();
    }
    if (left > 0 && !input.fill()) {
      throw new EOFException();
    }
    int done = 0;
    while (done < length && left > 0 && input.fill()) {
      int count = input.read(target, offset + done, Math.min(length - done, left));
      done += count;
      left -= count;
      if (left == 0 && !last && isSound()) {
        nextBlock();
      }
    }
    return done == 0 ? -1 : done;
  }

  /** Returns whether the next block begins well; if not, what comes before it is read first. */
  private boolean isSound() throws IOException {
    byte[] head = input.peek(BLOCK_HEADER_BYTES);
    return head.length == BLOCK_HEADER_BYTES && type(head) != RESERVED_BLOCK;
  }

  /** Looks at a block's header, which is read together with the block. */
  private void nextBlock() throws IOException {
    byte[] head = input.peek(BLOCK_HEADER_BYTES);
    if (head.length < BLOCK_HEADER_BYTES) {
      throw CodecFailure.truncated(ZstdCodec.ID, input.position() + head.length);
    }
    int header = (int) littleEndian(head, 0, BLOCK_HEADER_BYTES);
    int type = type(head);
    if (type == RESERVED_BLOCK) {
      throw CodecFailure.corrupt(ZstdCodec.ID, input.position(), "a block of a reserved type");
    }
    last = (header & 1) != 0;
    left = BLOCK_HEADER_BYTES + (type == RUN_BLOCK ? 1 : header >> 3);
    if (last && hasChecksum) {
      left += CHECKSUM_BYTES;
    }
  }

  private static int type(byte[] header) {
    return (header[0] >> 1) & 3;
  }
}
