package io.github.bootformats.codecs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/** What a file of lzop begins with. */
final class LzopHeader {
  static final int[] MAGIC = {0x89, 'L', 'Z', 'O', 0, '\r', '\n', 0x1A, '\n'};

  /** Which checksums there are: of decoded and of compressed data, and of the header. */
  static final int ADLER_DECODED = 1;

  static final int ADLER_COMPRESSED = 2;
  static final int CRC_DECODED = 0x100;
  static final int CRC_COMPRESSED = 0x200;
  private static final int CRC_HEADER = 0x1000;

  private static final int EXTRA_FIELD = 0x40;
  private static final int MULTIPART = 0x400;
  private static final int FILTER = 0x800;
  private static final int UNIX = 0x0300_0000;

  /** From this version on there are a level and 64 bits of time. */
  private static final int LEVEL_VERSION = 0x940;

  private static final int WRITTEN_VERSION = 0x1040;
  private static final int LIBRARY_VERSION = 0x20A0;

  private static final int LZO1X_1 = 1;
  private static final int LZO1X_999 = 3;

  private final CodecInput input;
  private final CRC32 crc = new CRC32();
  private final Adler32 adler = new Adler32();

  private LzopHeader(CodecInput input) {
    this.input = input;
  }

  /** Reads a header and returns its flags. */
  static int read(CodecInput input) throws IOException {
    long start = input.position();
    for (int expected : MAGIC) {
      if (input.readByte() != expected) {
        throw CodecFailure.magic(LzopCodec.ID, start, "no file of lzop begins here");
      }
    }
    return new LzopHeader(input).readFields();
  }

  private int readFields() throws IOException {
    long start = input.position();
    boolean hasLevel = next(2) >= LEVEL_VERSION;
    next(2); // the library's version
    int needed = hasLevel ? next(2) : 0;
    int method = next(1);
    if (hasLevel) {
      next(1);
    }
    int flags = next(4);
    for (int i = hasLevel ? 0 : 1; i < 3; i++) {
      next(4); // mode, time
    }
    for (int length = next(1); length > 0; length--) {
      next(1); // the file's name
    }
    checkSum(flags);
    if (needed > WRITTEN_VERSION) {
      throw unsupported(start, "version 0x%04x of lzop is needed".formatted(needed));
    }
    if (method < LZO1X_1 || method > LZO1X_999) {
      throw unsupported(start, "method " + method + ", not LZO1X");
    }
    if ((flags & (EXTRA_FIELD | MULTIPART | FILTER)) != 0) {
      throw unsupported(start, "an extra field, parts or a filter: flags 0x%x".formatted(flags));
    }
    return flags;
  }

  private static IOException unsupported(long position, String message) {
    return CodecFailure.unsupported(LzopCodec.ID, position, message);
  }

  private int next(int bytes) throws IOException {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      int next = input.readByte();
      crc.update(next);
      adler.update(next);
      value = (value << 8) | next;
    }
    return value;
  }

  private void checkSum(int flags) throws IOException {
    Checksum sum = (flags & CRC_HEADER) != 0 ? crc : adler;
    long at = input.position();
    int expected = input.readBigEndian32();
    if (expected != (int) sum.getValue()) {
      throw CodecFailure.checksum(
          LzopCodec.ID,
          at,
          "the header's sum is %08x, not %08x".formatted(sum.getValue(), expected));
    }
  }

  /** Returns a header without name and time, with a sum of decoded data, as Linux wants it. */
  static byte[] encode(int level) {
    boolean isThorough = level >= LzoWriter.THOROUGH_LEVEL;
    ByteBuffer header = ByteBuffer.allocate(MAGIC.length + 29);
    for (int value : MAGIC) {
      header.put((byte) value);
    }
    header.putShort((short) WRITTEN_VERSION);
    header.putShort((short) LIBRARY_VERSION);
    header.putShort((short) LEVEL_VERSION);
    header.put((byte) (isThorough ? LZO1X_999 : LZO1X_1)).put((byte) level);
    header.putInt(ADLER_DECODED | UNIX);
    header.putInt(0).putInt(0).putInt(0); // mode, time
    header.put((byte) 0); // no name
    Adler32 sum = new Adler32();
    sum.update(header.array(), MAGIC.length, header.position() - MAGIC.length);
    header.putInt((int) sum.getValue());
    return header.array();
  }
}
