package io.github.bootformats.codecs;

import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The decoded bytes of one member. It throws nothing but {@link
 * io.github.bootformats.api.FormatException}s, with positions in the compressed data, and what the
 * input itself throws; after a failure every read throws it again. It serves one thread. Closing it
 * frees the decoder and leaves the input open.
 */
public final class MemberStream extends InputStream {
  private final String codec;
  private final CodecInput input;
  private final ReadLimits limits;
  private final InputStream decoder;
  private final long start;
  private final long allowed;
  private long produced;
  private boolean ended;
  private boolean closed;
  private @Nullable IOException failure;

  /** What makes a decoder, which must not consume more of the input than the member. */
  @FunctionalInterface
  public interface Decoder {
    /**
     * Begins to decode.
     *
     * @param input where the member begins
     * @return the decoded bytes
     * @throws IOException if it cannot be decoded, or the input cannot be read
     */
    InputStream open(CodecInput input) throws IOException;
  }

  private MemberStream(
      String codec, CodecInput input, ReadLimits limits, long start, InputStream decoder) {
    this.codec = codec;
    this.input = input;
    this.limits = limits;
    this.start = start;
    this.decoder = decoder;
    this.allowed = limits.get(CodecLimits.MAX_OUTPUT_BYTES);
  }

  /**
   * Makes a member stream of any decoder: counts and bounds what it produces, and turns what it
   * throws into format exceptions.
   *
   * @param codec the codec's id, for exceptions
   * @param input where the member begins
   * @param limits the output's limit applies
   * @param decoder makes the decoder
   * @return the stream
   * @throws IOException if the decoder cannot be made
   */
  public static MemberStream open(
      String codec, CodecInput input, ReadLimits limits, Decoder decoder) throws IOException {
    long start = input.position();
    try {
      return new MemberStream(codec, input, limits, start, decoder.open(input));
    } catch (IOException | RuntimeException e) {
      throw CodecFailure.of(codec, input, limits, e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (closed) {
      throw new IOException("stream closed");
    }
    if (failure != null) {
      throw failure;
    }
    if (length == 0) {
      return 0;
    }
    if (ended) {
      return -1;
    }
    try {
      return readMember(target, offset, length);
    } catch (IOException | RuntimeException e) {
      failure = CodecFailure.of(codec, input, limits, e);
      throw failure;
    }
  }

  private int readMember(byte[] target, int offset, int length) throws IOException {
    int count;
    if (produced < allowed) {
      count = decoder.read(target, offset, (int) Math.min(length, allowed - produced));
    } else {
      count = decoder.read(new byte[1], 0, 1);
      if (count > 0) {
        throw new LimitExceededException(
            codec, input.position(), CodecLimits.MAX_OUTPUT_BYTES, allowed + 1, allowed);
      }
    }
    if (count < 0) {
      ended = true;
    } else {
      produced += count;
    }
    return count;
  }

  /**
   * Returns whether the member was read to its end, its checksums included.
   *
   * @return true once a read has returned -1
   */
  public boolean isEnded() {
    return ended;
  }

  /**
   * Returns how many compressed bytes were consumed.
   *
   * @return the member's length once it {@linkplain #isEnded() ended}; before, how far the decoder
   *     has come
   */
  public long compressedBytes() {
    return input.position() - start;
  }

  /**
   * Returns how many bytes were decoded.
   *
   * @return the bytes that were read from this stream
   */
  public long decodedBytes() {
    return produced;
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      decoder.close();
    }
  }
}
