package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.MemberStream;
import io.github.bootformats.codecs.StreamCodec;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a compressed segment unpacks to, as bytes at positions. It is unpacked once, into memory
 * where it fits into the {@link UnpackedCache}. Where it does not, one decoder goes along with the
 * readers, and starts anew for whoever wants something that lies before it.
 */
final class UnpackedSource implements ImageSource {
  private static final int CHUNK_BYTES = 64 << 10;
  private static final String MISSING_LIBRARY = "zstd.library";

  private final ImageSource image;
  private final long offset;
  private final StreamCodec codec;
  private final ReadLimits limits;

  private volatile long size;
  private long compressedBytes;
  private @Nullable FormatException failure;
  private volatile @Nullable List<byte[]> chunks;
  private volatile boolean closed;

  private @Nullable MemberStream decoder;
  private long position;

  private UnpackedSource(ImageSource image, long offset, StreamCodec codec, ReadLimits limits) {
    this.image = image;
    this.offset = offset;
    this.codec = codec;
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
      ImageSource image, long offset, StreamCodec codec, ReadLimits limits, UnpackedCache cache)
      throws IOException {
    UnpackedSource unpacked = new UnpackedSource(image, offset, codec, limits);
    unpacked.unpackAll(cache);
    return unpacked;
  }

  private void unpackAll(UnpackedCache cache) throws IOException {
    List<byte[]> kept = new ArrayList<>();
    byte[] passing = new byte[0];
    boolean isKept = true;
    try (MemberStream in = open()) {
      try {
        int count = CHUNK_BYTES;
        while (count == CHUNK_BYTES) {
          if (isKept && !cache.take(CHUNK_BYTES)) {
            cache.giveBack((long) kept.size() * CHUNK_BYTES);
            kept.clear();
            isKept = false;
            passing = new byte[CHUNK_BYTES];
          }
          byte[] chunk = isKept ? new byte[CHUNK_BYTES] : passing;
          if (isKept) {
            kept.add(chunk);
          }
          count = in.readNBytes(chunk, 0, CHUNK_BYTES);
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
      unpackBeforeDamage(kept);
    }
    chunks = isKept ? kept : null;
  }

  /** A decoder that meets damage may keep what it made in the same call before: asks for less. */
  private void unpackBeforeDamage(List<byte[]> kept) throws IOException {
    long at = size;
    long end = at - at % CHUNK_BYTES + CHUNK_BYTES;
    byte[] one = new byte[1];
    try (MemberStream in = open()) {
      in.skipNBytes(at);
      for (; at < end && in.read(one) > 0; at++) {
        if (!kept.isEmpty()) {
          kept.get((int) (at / CHUNK_BYTES))[(int) (at % CHUNK_BYTES)] = one[0];
        }
        size = at + 1;
      }
    } catch (FormatException e) {
      // The failure that is known already.
    }
  }

  private MemberStream open() throws IOException {
    return codec.decode(image, offset, limits);
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
    List<byte[]> kept = chunks;
    if (kept == null) {
      return readAlong(at, target, length);
    }
    int begin = (int) (at % CHUNK_BYTES);
    int count = Math.min(length, CHUNK_BYTES - begin);
    target.put(kept.get((int) (at / CHUNK_BYTES)), begin, count);
    return count;
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
      byte[] buffer = new byte[Math.min(Math.max(length, 8 << 10), CHUNK_BYTES)];
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
    boolean isNearDamage = failure != null && size - position <= CHUNK_BYTES;
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
    chunks = null;
    synchronized (this) {
      closeDecoder();
    }
  }
}
