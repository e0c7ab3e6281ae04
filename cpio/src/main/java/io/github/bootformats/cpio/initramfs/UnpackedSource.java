package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.CodecInput;
import io.github.bootformats.codecs.MemberStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * What a compressed segment unpacks to, as bytes at positions. It is unpacked once, into memory
 * where it fits into the {@link UnpackedCache}. Where it does not, one decoder goes along with the
 * readers, and starts anew for whoever wants something that lies before it.
 */
final class UnpackedSource implements ImageSource {
  /** What a decoder is asked for at once. */
  private static final int STEP_BYTES = 64 << 10;

  private static final String MISSING_LIBRARY = "zstd.library";

  private final ImageSource image;
  private final long offset;
  private final Decoder decoding;
  private final ReadLimits limits;

  private volatile long size;
  private long compressedBytes;
  private @Nullable FormatException failure;
  private volatile @Nullable UnpackedBytes kept;
  private volatile boolean closed;

  private @Nullable MemberStream decoder;
  private long position;

  /** How a segment is unpacked: by a codec, or as Linux does it. */
  @FunctionalInterface
  interface Decoder {
    MemberStream decode(CodecInput input, ReadLimits limits) throws IOException;
  }

  private UnpackedSource(ImageSource image, long offset, Decoder decoding, ReadLimits limits) {
    this.image = image;
    this.offset = offset;
    this.decoding = decoding;
    this.limits = limits;
  }

  /**
   * Unpacks a segment. That it is damaged is no error, but its {@link #failure}.
   *
   * @throws LimitExceededException if a limit does not suffice
   * @throws FormatException if the library of the codec is missing
   * @throws IOException if the image cannot be read
   */
  static UnpackedSource unpack(
      ImageSource image, long offset, Decoder decoding, ReadLimits limits, UnpackedCache cache)
      throws IOException {
    UnpackedSource unpacked = new UnpackedSource(image, offset, decoding, limits);
    unpacked.unpackAll(cache);
    return unpacked;
  }

  private void unpackAll(UnpackedCache cache) throws IOException {
    UnpackedBytes bytes = new UnpackedBytes(cache);
    try (MemberStream in = open()) {
      try {
        byte[] room = bytes.next();
        while (isFilled(room, in)) {
          room = bytes.next();
        }
      } finally {
        size = in.decodedBytes();
        compressedBytes = in.compressedBytes();
      }
    } catch (FormatException e) {
      if (e instanceof LimitExceededException || e.reason().equals(MISSING_LIBRARY)) {
        throw e;
      }
      failure = e;
    }
    if (failure != null) {
      unpackBeforeDamage(bytes);
    }
    if (bytes.isKept()) {
      bytes.trim(size);
      kept = bytes;
    }
  }

  /** Fills an array as far as there is data, and returns whether it is full. */
  private static boolean isFilled(byte[] room, MemberStream in) throws IOException {
    for (int at = 0; at < room.length; ) {
      int length = Math.min(STEP_BYTES, room.length - at);
      if (in.readNBytes(room, at, length) < length) {
        return false;
      }
      at += length;
    }
    return true;
  }

  /** A decoder that meets damage may keep what it made in the same call before: asks for less. */
  private void unpackBeforeDamage(UnpackedBytes bytes) throws IOException {
    long at = size;
    long end = Math.min(at + STEP_BYTES, bytes.isKept() ? bytes.capacity() : Long.MAX_VALUE);
    byte[] one = new byte[1];
    try (MemberStream in = open()) {
      in.skipNBytes(at);
      for (; at < end && in.read(one) > 0; at++) {
        if (bytes.isKept()) {
          bytes.set(at, one[0]);
        }
        size = at + 1;
      }
    } catch (FormatException e) {
      // The failure that is known already.
    }
  }

  private MemberStream open() throws IOException {
    return decoding.decode(CodecInput.of(image, offset), limits);
  }

  /** Returns how long the segment is; where it is damaged, how far the decoder came. */
  long compressedBytes() {
    return compressedBytes;
  }

  /** Returns why no more can be unpacked, if the segment is damaged. */
  @Nullable FormatException failure() {
    return failure;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long at, ByteBuffer target) throws IOException {
    if (at < 0 || target.isReadOnly()) {
      throw new IllegalArgumentException("cannot read at " + at + " into " + target);
    }
    if (closed) {
      throw new ClosedChannelException();
    }
    int length = (int) Math.min(target.remaining(), Math.max(0, size - at));
    if (length == 0) {
      return target.hasRemaining() ? -1 : 0;
    }
    UnpackedBytes bytes = kept;
    return bytes == null ? readAlong(at, target, length) : bytes.read(at, target, length);
  }

  private synchronized int readAlong(long at, ByteBuffer target, int length) throws IOException {
    MemberStream in = decoder;
    if (in == null || at < position) {
      closeDecoder();
      in = open();
      decoder = in;
      position = 0;
    }
    try {
      byte[] buffer = new byte[Math.min(Math.max(length, 8 << 10), STEP_BYTES)];
      while (position < at) {
        position += some(in, buffer, (int) Math.min(buffer.length, at - position));
      }
      int count = some(in, buffer, Math.min(length, buffer.length));
      position += count;
      target.put(buffer, 0, count);
      return count;
    } catch (IOException e) {
      closeDecoder();
      throw e;
    }
  }

  private int some(MemberStream in, byte[] buffer, int length) throws IOException {
    boolean isNearDamage = failure != null && size - position <= STEP_BYTES;
    int count = in.read(buffer, 0, isNearDamage ? 1 : length);
    if (count < 0) {
      throw new EOFException("the image unpacks to less than before; it has changed meanwhile");
    }
    return count;
  }

  private void closeDecoder() throws IOException {
    MemberStream open = decoder;
    decoder = null;
    if (open != null) {
      open.close();
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    kept = null;
    synchronized (this) {
      closeDecoder();
    }
  }
}
