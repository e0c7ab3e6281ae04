package io.github.bootformats.cpio.internal.linux;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.codecs.BlockDecoder;
import io.github.bootformats.codecs.CodecInput;
import io.github.bootformats.codecs.Codecs;
import io.github.bootformats.codecs.MemberStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file of lzop as Linux reads it (lib/decompress_unlzo.c): without a look at checksums, of which
 * it takes one to be before each block, whatever the header says.
 */
public final class LinuxLzo extends PieceStream {
  /** A block that decodes to more than Linux has room for. */
  public static final String TOO_LONG = "lzo.block-size";

  private static final String ID = "lzo";

  /** LZO_BLOCK_SIZE. */
  private static final int MAX_BLOCK_BYTES = 256 << 10;

  private static final byte[] MAGIC = {(byte) 0x89, 'L', 'Z', 'O', 0, '\r', '\n', 0x1A, '\n'};
  private static final int MIN_HEADER_BYTES = 33;

  /** What is behind the version: those of the library and of what is needed, and the method. */
  private static final int METHOD_BYTES = 5;

  /** From this version on there are a level and the upper half of the time. */
  private static final int LEVEL_VERSION = 0x940;

  private static final int HAS_FILTER = 0x800;
  private static final int SUM_BYTES = 4;

  private static final int FLAGS_AT = MAGIC.length + 2 + METHOD_BYTES + 1;
  private static final int SUMS = 0x303;
  private static final int SUM_OF_DECODED = 0x101;

  private final CodecInput input;
  private final BlockDecoder decoder;

  private LinuxLzo(CodecInput input, ReadLimits limits) throws IOException {
    super(MAX_BLOCK_BYTES);
    this.input = input;
    this.decoder = Codecs.block(ID).orElseThrow().decoder(limits);
    skipHeader();
  }

  /**
   * Returns whether Linux takes even a sound file for another one.
   *
   * @param head the first bytes of the file, as many as its header has without the name
   */
  public static boolean misreads(byte[] head) {
    if (head.length < MIN_HEADER_BYTES) {
      return false;
    }
    ByteBuffer header = ByteBuffer.wrap(head);
    int sums = header.getInt(FLAGS_AT) & SUMS;
    return header.getShort(MAGIC.length) < LEVEL_VERSION
        || (sums & ~SUM_OF_DECODED) != 0
        || Integer.bitCount(sums) != 1;
  }

  /**
   * Decodes a file.
   *
   * @param input where it begins
   * @param limits those of the codecs
   * @throws IOException as codecs do
   */
  public static MemberStream decode(CodecInput input, ReadLimits limits) throws IOException {
    return MemberStream.open(ID, input, limits, in -> new LinuxLzo(in, limits));
  }

  private void skipHeader() throws IOException {
    byte[] head = input.peek(MIN_HEADER_BYTES);
    if (head.length < MIN_HEADER_BYTES || !startsWithMagic(head)) {
      throw failure("magic", "no file of lzop begins here");
    }
    input.skipNBytes(MAGIC.length);
    int version = bigEndian(2);
    input.skipNBytes(METHOD_BYTES + (version >= LEVEL_VERSION ? 1 : 0));
    boolean hasFilter = (bigEndian(4) & HAS_FILTER) != 0;
    int modeAndTime = version >= LEVEL_VERSION ? 12 : 8;
    input.skipNBytes(modeAndTime + (hasFilter ? 4 : 0));
    int rest = input.read() + SUM_BYTES;
    if (input.readNBytes(rest).length < rest) {
      throw failure("magic", "the header of lzop has no end");
    }
  }

  private static boolean startsWithMagic(byte[] head) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (head[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  int decodePiece() throws IOException {
    int decoded = bigEndian(4);
    if (decoded == 0) {
      return -1;
    }
    if (Integer.compareUnsigned(decoded, MAX_BLOCK_BYTES) > 0) {
      throw failure("block-size", "Linux takes no block of more than 256 KiB");
    }
    int length = bigEndian(4);
    bigEndian(SUM_BYTES);
    if (length == 0 || Integer.compareUnsigned(length, decoded) > 0) {
      throw failure("truncated", "a block cannot be %s bytes long".formatted(length));
    }
    byte[] bytes = input.readNBytes(length);
    if (bytes.length < length) {
      throw truncated();
    }
    if (length == decoded) {
      System.arraycopy(bytes, 0, piece, 0, length);
      return length;
    }
    int count = decoder.decode(bytes, 0, length, piece, 0, decoded);
    if (count != decoded) {
      throw failure("corrupt", "the block decodes to %s bytes".formatted(count));
    }
    return count;
  }

  private int bigEndian(int count) throws IOException {
    int value = 0;
    for (int i = 0; i < count; i++) {
      int next = input.read();
      if (next < 0) {
        throw truncated();
      }
      value = value << 8 | next;
    }
    return value;
  }

  private FormatException truncated() {
    return failure("truncated", "the data ends within a compressed member");
  }

  private FormatException failure(String reason, String message) {
    return new MalformedFormatException(ID, ID + "." + reason, input.position(), message);
  }

  @Override
  public void close() {
    decoder.close();
  }
}
