package io.github.bootformats.codecs;

import io.github.bootformats.api.io.ImageSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Compressed bytes and how far they were read: several members, and what lies between them, can be
 * taken from one input.
 *
 * <p>It reads ahead in what it was made of, so a stream must not be read past it. It serves one
 * thread, and closing it closes nothing.
 */
public final class CodecInput extends InputStream {
  private static final int BUFFER_BYTES = 64 << 10;

  private final Feed feed;
  private byte[] buffer = new byte[0];
  private int from;
  private int to;

  /** Where the byte after the buffered ones is. */
  private long fetched;

  private boolean exhausted;
  private @Nullable IOException failure;

  /** Where the bytes come from. */
  private interface Feed {
    int read(byte[] target, int offset, int length, long position) throws IOException;
  }

  private CodecInput(Feed feed, long position) {
    this.feed = feed;
    this.fetched = position;
  }

  /**
   * Reads an image from an offset on.
   *
   * @param source the image
   * @param offset where to begin, in bytes; positions are those of the image
   * @return the input
   * @throws IllegalArgumentException if the offset is negative
   */
  public static CodecInput of(ImageSource source, long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
    return new CodecInput(
        (target, at, length, position) ->
            source.read(position, ByteBuffer.wrap(target, at, length)),
        offset);
  }

  /**
   * Reads a stream.
   *
   * @param stream the stream, which need not be buffered; positions count from where it is now
   * @return the input
   */
  public static CodecInput of(InputStream stream) {
    Objects.requireNonNull(stream);
    return new CodecInput((target, at, length, position) -> stream.read(target, at, length), 0);
  }

  /**
   * Returns where the next byte is.
   *
   * @return bytes from the start of the image or stream
   */
  public long position() {
    return fetched - (to - from);
  }

  /**
   * Looks at what comes next without consuming it.
   *
   * @param count how many bytes, at most 4096
   * @return as many, or fewer where the input ends before
   * @throws IOException if reading fails
   */
  public byte[] peek(int count) throws IOException {
    if (count < 0 || count > 4096) {
      throw new IllegalArgumentException("cannot look at " + count + " bytes");
    }
    if (to - from < count) {
      makeRoom();
      while (to - from < count && fetch()) {
        // The next bytes may come in small pieces.
      }
    }
    return Arrays.copyOfRange(buffer, from, Math.min(to, from + count));
  }

  @Override
  public int read() throws IOException {
    if (from < to || fill()) {
      return buffer[from++] & 0xFF;
    }
    exhausted = true;
    return -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (from == to) {
      if (length >= BUFFER_BYTES) {
        int count = fetchInto(target, offset, length);
        exhausted |= count < 0;
        return count;
      }
      if (!fill()) {
        exhausted = true;
        return -1;
      }
    }
    int count = Math.min(length, to - from);
    System.arraycopy(buffer, from, target, offset, count);
    from += count;
    return count;
  }

  @Override
  public int available() {
    return to - from;
  }

  /** Fills a part of an array, or throws an {@link EOFException}. */
  void readFully(byte[] target, int offset, int length) throws IOException {
    if (readNBytes(target, offset, length) < length) {
      throw new EOFException();
    }
  }

  /** Reads a byte, or throws an {@link EOFException}. */
  int readByte() throws IOException {
    int value = read();
    if (value < 0) {
      throw new EOFException();
    }
    return value;
  }

  /** Reads two bytes, the lower first. */
  int readLittleEndian16() throws IOException {
    return readByte() | readByte() << 8;
  }

  /** Reads four bytes, the lowest first, as a signed number. */
  int readLittleEndian32() throws IOException {
    return readLittleEndian16() | readLittleEndian16() << 16;
  }

  /** Reads four bytes, the highest first, as a signed number. */
  int readBigEndian32() throws IOException {
    return Integer.reverseBytes(readLittleEndian32());
  }

  /** Makes sure that something is buffered; false at the end of the input. */
  boolean fill() throws IOException {
    if (from < to) {
      return true;
    }
    makeRoom();
    return fetch();
  }

  /** Returns the array that has the buffered bytes, at {@link #bufferOffset()}. */
  byte[] buffer() {
    return buffer;
  }

  int bufferOffset() {
    return from;
  }

  /** Consumes buffered bytes. */
  void advance(int count) {
    from += Objects.checkIndex(count, to - from + 1);
  }

  /** Returns what the image or stream threw, to tell its failures from those of a decoder. */
  @Nullable IOException failure() {
    return failure;
  }

  /** Returns whether more was read than there is; looking ahead does not count. */
  boolean isExhausted() {
    return exhausted;
  }

  private void makeRoom() {
    int kept = to - from;
    if (buffer.length == 0) {
      buffer = new byte[BUFFER_BYTES];
    }
    System.arraycopy(buffer, from, buffer, 0, kept);
    from = 0;
    to = kept;
  }

  private boolean fetch() throws IOException {
    int count = fetchInto(buffer, to, buffer.length - to);
    to += Math.max(count, 0);
    return count > 0;
  }

  private int fetchInto(byte[] target, int offset, int length) throws IOException {
    try {
      int count = feed.read(target, offset, length, fetched);
      fetched += Math.max(count, 0);
      return count;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }
}
