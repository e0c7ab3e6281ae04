package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.MemberStream;
import io.github.bootformats.codecs.StreamCodec;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.jspecify.annotations.Nullable;

/**
 * What a compressed segment unpacks to, as bytes at positions. The first read unpacks all of it
 * into memory where it fits into the {@link UnpackedCache}. Where it does not, one decoder goes
 * along with the readers, and starts anew for whoever wants something that lies before it.
 */
final class UnpackedSource implements ImageSource {
  private static final int CHUNK_BYTES = 1 << 20;

  private final ImageSource image;
  private final long offset;
  private final StreamCodec codec;
  private final ReadLimits limits;
  private final UnpackedCache cache;

  private volatile long size;
  private volatile byte @Nullable [][] chunks;
  private volatile boolean closed;

  private @Nullable MemberStream decoder;
  private long position;
  private boolean isTooLarge;

  UnpackedSource(
      ImageSource image, long offset, StreamCodec codec, ReadLimits limits, UnpackedCache cache) {
    this.image = image;
    this.offset = offset;
    this.codec = codec;
    this.limits = limits;
    this.cache = cache;
  }

  /** Begins to unpack, apart from all reading. */
  MemberStream open() throws IOException {
    return codec.decode(image, offset, limits);
  }

  /** Tells how much can be unpacked, which is known once that was done. */
  void setSize(long size) {
    this.size = size;
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
    byte[][] loaded = chunks;
    if (loaded == null && (loaded = load()) == null) {
      return readAlong(at, target, length);
    }
    byte[] chunk = loaded[(int) (at / CHUNK_BYTES)];
    int begin = (int) (at % CHUNK_BYTES);
    int count = Math.min(length, chunk.length - begin);
    target.put(chunk, begin, count);
    return count;
  }

  /** Unpacks all into memory; returns null where that is not to be. */
  private synchronized byte @Nullable [][] load() throws IOException {
    byte[][] loaded = chunks;
    if (loaded != null || isTooLarge) {
      return loaded;
    }
    if (!cache.take(size)) {
      isTooLarge = true;
      return null;
    }
    loaded = new byte[(int) ((size + CHUNK_BYTES - 1) / CHUNK_BYTES)][];
    try (MemberStream in = open()) {
      for (int i = 0; i < loaded.length; i++) {
        int length = (int) Math.min(CHUNK_BYTES, size - (long) i * CHUNK_BYTES);
        loaded[i] = in.readNBytes(length);
        if (loaded[i].length < length) {
          throw changed();
        }
      }
    }
    chunks = loaded;
    return loaded;
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
      byte[] buffer = new byte[Math.min(Math.max(length, 8 << 10), 64 << 10)];
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

  private static int some(MemberStream in, byte[] buffer, int length) throws IOException {
    int count = in.read(buffer, 0, length);
    if (count < 0) {
      throw changed();
    }
    return count;
  }

  private static EOFException changed() {
    return new EOFException("the image unpacks to less than before; it has changed meanwhile");
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
