package io.github.bootformats.codecs;

import io.github.bootformats.api.FormatException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Decodes one gzip member: RFC 1952, section 2.3. */
final class GzipDecoder extends InputStream {
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;
  private static final int TRAILER_BYTES = 8;

  private final CodecInput input;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private boolean ended;
  private @Nullable FormatException failure;

  private GzipDecoder(CodecInput input) {
    this.input = input;
  }

  static InputStream open(CodecInput input) throws IOException {
    readHeader(input);
    return new GzipDecoder(input);
  }

  private static void readHeader(CodecInput input) throws IOException {
    long start = input.position();
    CRC32 crc = new CRC32();
    if (next(input, crc) != 0x1F || next(input, crc) != 0x8B) {
      throw CodecFailure.magic(GzipCodec.ID, start, "no gzip member begins here");
    }
    int method = next(input, crc);
    if (method != 8) {
      throw CodecFailure.unsupported(GzipCodec.ID, start + 2, "method " + method + ", not deflate");
    }
    int flags = next(input, crc);
    if ((flags & RESERVED) != 0) {
      throw CodecFailure.unsupported(
          GzipCodec.ID, start + 3, "reserved flags 0x%02x".formatted(flags));
    }
    for (int i = 0; i < 6; i++) {
      next(input, crc); // time, extra flags, operating system
    }
    if ((flags & EXTRA) != 0) {
      int length = next(input, crc) | next(input, crc) << 8;
      for (int i = 0; i < length; i++) {
        next(input, crc);
      }
    }
    skipText(flags & NAME, input, crc);
    skipText(flags & COMMENT, input, crc);
    if ((flags & HEADER_CRC) != 0) {
      int expected = (int) crc.getValue() & 0xFFFF;
      long at = input.position();
      if (input.readLittleEndian16() != expected) {
        throw CodecFailure.checksum(GzipCodec.ID, at, "the CRC of the header is wrong");
      }
    }
  }

  private static void skipText(int flag, CodecInput input, CRC32 crc) throws IOException {
    if (flag != 0) {
      while (next(input, crc) != 0) {
        // Names and comments are of no use here.
      }
    }
  }

  private static int next(CodecInput input, CRC32 crc) throws IOException {
    int value = input.readByte();
    crc.update(value);
    return value;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (ended) {
      return -1;
    }
    int count = inflate(target, offset, length);
    crc.update(target, offset, count);
    if (count > 0) {
      return count;
    }
    readTrailer();
    ended = true;
    return -1;
  }

  /** Inflates something, or returns 0 at the end of the deflated data. */
  private int inflate(byte[] target, int offset, int length) throws IOException {
    while (true) {
      int count = inflateBuffered(target, offset, length);
      if (count > 0 || inflater.finished()) {
        return count;
      }
      if (inflater.needsDictionary()) {
        throw CodecFailure.corrupt(GzipCodec.ID, input.position(), "a dictionary is asked for");
      }
      if (!input.fill()) {
        throw new EOFException();
      }
    }
  }

  /** Consumes exactly what the inflater has taken, so that nothing must be given back. */
  private int inflateBuffered(byte[] target, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    int available = input.available();
    long before = inflater.getBytesWritten();
    inflater.setInput(input.buffer(), input.bufferOffset(), available);
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      String message = e.getMessage();
      failure =
          CodecFailure.corrupt(
              GzipCodec.ID,
              input.position() + available - inflater.getRemaining(),
              message == null ? "the deflated data is corrupt" : message);
      // What was inflated before it was found out is sound.
      int count = (int) (inflater.getBytesWritten() - before);
      if (count == 0) {
        throw failure;
      }
      return count;
    } finally {
      input.advance(available - inflater.getRemaining());
    }
  }

  private void readTrailer() throws IOException {
    long at = input.position();
    byte[] trailer = input.readNBytes(TRAILER_BYTES);
    if (trailer.length < TRAILER_BYTES) {
      throw CodecFailure.trailerTruncated(GzipCodec.ID, at + trailer.length);
    }
    int expectedCrc = Wide.get32(trailer, 0);
    int expectedSize = Wide.get32(trailer, 4);
    if (expectedCrc != (int) crc.getValue()) {
      throw CodecFailure.checksum(
          GzipCodec.ID, at, "the CRC is %08x, not %08x".formatted(crc.getValue(), expectedCrc));
    }
    if (expectedSize != (int) inflater.getBytesWritten()) {
      throw CodecFailure.checksum(
          GzipCodec.ID,
          at + 4,
          "the size modulo 2^32 is %s, not %s"
              .formatted(
                  inflater.getBytesWritten() & 0xFFFF_FFFFL, Integer.toUnsignedLong(expectedSize)));
    }
  }

  @Override
  public void close() {
    ended = true;
    inflater.end();
  }
}
