package io.github.bootformats.cpio.internal.linux;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.codecs.CodecInput;
import io.github.bootformats.codecs.CodecLimits;
import io.github.bootformats.codecs.MemberStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What Linux unpacks of xz data that is damaged (lib/xz, called with buffers of 4 KiB): whole steps
 * up to the one in which it finds out, and of a chunk that is cut off what its bytes suffice for.
 */
public final class LinuxXz extends PieceStream {
  static final String ID = "xz";

  /** XZ_IOBUF_SIZE. */
  private static final int STEP_BYTES = 4096;

  private static final int STREAM_HEADER_BYTES = 12;
  private static final int STREAM_FLAGS_AT = 6;
  private static final int STREAM_FLAGS = 2;

  private static final int BLOCK_FLAGS_AT = 1;
  private static final int OTHER_FILTERS = 0x03;
  private static final int HAS_PACKED_SIZE = 0x40;
  private static final int HAS_SIZE = 0x80;
  private static final int LZMA2 = 0x21;

  /** A dictionary of 1.5 GiB, the largest of one array. */
  private static final int MAX_DICTIONARY = 37;

  private static final int SUM_BYTES = 4;

  private final CodecInput input;
  private final ReadLimits limits;
  private final FormatException damage;
  private final boolean hasSum;

  private @Nullable FormatException failure;

  private @Nullable Lzma2Decoder block;
  private long blockAt;
  private final CRC32 sum = new CRC32();

  private LinuxXz(CodecInput input, ReadLimits limits, FormatException damage) throws IOException {
    super(STEP_BYTES);
    this.input = input;
    this.limits = limits;
    this.damage = damage;
    byte[] header = input.readNBytes(STREAM_HEADER_BYTES);
    if (header.length < STREAM_HEADER_BYTES
        || crc(header, STREAM_FLAGS_AT, STREAM_FLAGS)
            != sumAt(header, STREAM_FLAGS_AT + STREAM_FLAGS)) {
      throw damage;
    }
    this.hasSum = header[STREAM_FLAGS_AT + 1] != 0;
  }

  /**
   * Returns whether the first block is LZMA2 data and nothing else; behind other filters, whole
   * chunks and single bytes have to do for steps.
   *
   * @param head the first bytes of the stream
   */
  public static boolean decodes(byte[] head) {
    int flagsAt = STREAM_HEADER_BYTES + BLOCK_FLAGS_AT;
    return head.length > flagsAt && (head[flagsAt] & OTHER_FILTERS) == 0;
  }

  /**
   * Decodes a stream that is damaged.
   *
   * @param input where it begins
   * @param limits those of the codecs
   * @param damage what the codec has found, which is thrown where nothing else is found before
   * @throws IOException as codecs do
   */
  public static MemberStream decode(CodecInput input, ReadLimits limits, FormatException damage)
      throws IOException {
    return MemberStream.open(ID, input, limits, in -> new LinuxXz(in, limits, damage));
  }

  /** Makes steps until the buffer is full or something is wrong; what was made before counts. */
  @Override
  int decodePiece() throws IOException {
    int filled = 0;
    try {
      while (failure == null && filled < STEP_BYTES) {
        filled += advance(filled);
      }
    } catch (FormatException e) {
      failure = e;
    }
    if (filled == 0 && failure != null) {
      throw failure;
    }
    return filled;
  }

  private int advance(int filled) throws IOException {
    if (block == null) {
      block = new Lzma2Decoder(input, readBlockHeader());
      sum.reset();
      return 0;
    }
    int count = block.decode(piece, filled, STEP_BYTES - filled);
    if (count < 0) {
      block = null;
      checkEnd();
      return 0;
    }
    sum.update(piece, filled, count);
    return count;
  }

  /** Returns the size of the dictionary. */
  private int readBlockHeader() throws IOException {
    blockAt = input.position();
    int size = input.read();
    if (size <= 0) {
      throw damage; // of the index, or there is none
    }
    byte[] header = new byte[(size + 1) * 4];
    header[0] = (byte) size;
    int end = header.length - SUM_BYTES;
    if (input.readNBytes(header, 1, header.length - 1) < header.length - 1
        || crc(header, 0, end) != sumAt(header, end)) {
      throw damage;
    }
    int flags = header[BLOCK_FLAGS_AT];
    int at = BLOCK_FLAGS_AT + 1;
    at = (flags & HAS_PACKED_SIZE) == 0 ? at : skipNumber(header, at);
    at = (flags & HAS_SIZE) == 0 ? at : skipNumber(header, at);
    boolean isLzma2 =
        (flags & OTHER_FILTERS) == 0 && at + 3 <= end && header[at] == LZMA2 && header[at + 1] == 1;
    int bits = isLzma2 ? header[at + 2] & 0xFF : Integer.MAX_VALUE;
    if (bits > MAX_DICTIONARY) {
      throw damage;
    }
    int dictionary = (2 | (bits & 1)) << (bits / 2 + 11);
    limits.check(CodecLimits.MAX_MEMORY_BYTES, dictionary, ID, blockAt);
    return dictionary;
  }

  private static int skipNumber(byte[] header, int at) {
    int next = at;
    while (next < header.length && header[next] < 0) {
      next++;
    }
    return next + 1;
  }

  /** Checks the padding of a block and its sum. */
  private void checkEnd() throws IOException {
    while ((input.position() - blockAt) % 4 != 0) {
      if (input.read() != 0) {
        throw damage;
      }
    }
    if (hasSum) {
      byte[] expected = input.readNBytes(SUM_BYTES);
      if (expected.length < SUM_BYTES || sumAt(expected, 0) != (int) sum.getValue()) {
        throw new MalformedFormatException(
            ID, "xz.corrupt", input.position(), "the sum of a block is wrong");
      }
    }
  }

  private static int crc(byte[] bytes, int offset, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, offset, length);
    return (int) crc.getValue();
  }

  private static int sumAt(byte[] bytes, int offset) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(offset);
  }
}
