package io.github.bootformats.squashfs;

import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.codecs.BlockCodec;
import io.github.bootformats.codecs.BlockDecoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads blocks of an image into arrays, and decompresses them on the way. Decoders serve one thread
 * at a time, so there are as many as threads have read at once; they are freed at the end.
 */
final class StoredBlocks {
  private final ImageSource source;
  private final long size;
  private final BlockCodec codec;
  private final ReadLimits limits;
  private final ConcurrentLinkedQueue<Worker> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  /** A decoder and the room for what it decodes. */
  private static final class Worker {
    final BlockDecoder decoder;
    byte[] stored = new byte[0];

    Worker(BlockDecoder decoder) {
      this.decoder = decoder;
    }

    byte[] room(int length) {
      if (stored.length < length) {
        stored = new byte[Math.max(length, 2 * stored.length)];
      }
      return stored;
    }
  }

  /**
   * Prepares to read.
   *
   * @param size where the image ends; nothing behind is read
   */
  StoredBlocks(ImageSource source, long size, BlockCodec codec, ReadLimits limits) {
    this.source = source;
    this.size = size;
    this.codec = codec;
    this.limits = limits;
  }

  long size() {
    return size;
  }

  boolean contains(long position, long length) {
    return position >= 0 && length <= size - position && position <= size;
  }

  /** Reads bytes as they are stored; they must lie within the image. */
  void readStored(long position, byte[] target, int offset, int length) throws IOException {
    source.readFully(position, ByteBuffer.wrap(target, offset, length));
  }

  /**
   * Reads a compressed block, which must lie within the image.
   *
   * @param capacity how many bytes it may decode to
   * @return how many bytes it has decoded to
   */
  int decode(long position, int storedLength, byte[] target, int offset, int capacity)
      throws IOException {
    Worker worker = take();
    try {
      byte[] stored = worker.room(storedLength);
      readStored(position, stored, 0, storedLength);
      return worker.decoder.decode(stored, 0, storedLength, target, offset, capacity);
    } catch (MalformedFormatException e) {
      throw corrupt(position, storedLength, e);
    } finally {
      give(worker);
    }
  }

  private static FormatException corrupt(
      long position, int storedLength, MalformedFormatException e) {
    long within = Math.max(0, e.offset().orElse(0));
    FormatException made =
        SquashfsFinding.BLOCK_CORRUPT.thrownAt(
            position + within,
            "the block of %s bytes at %s cannot be decompressed: %s"
                .formatted(storedLength, position, e.getMessage()));
    made.initCause(e);
    return made;
  }

  private Worker take() throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    Worker worker = idle.poll();
    return worker != null ? worker : new Worker(codec.decoder(limits));
  }

  private void give(Worker worker) {
    idle.add(worker);
    if (closed) {
      freeIdle();
    }
  }

  /** Frees the decoders, those in use as soon as they are not. */
  void close() {
    closed = true;
    freeIdle();
  }

  private void freeIdle() {
    for (Worker worker = idle.poll(); worker != null; worker = idle.poll()) {
      worker.decoder.close();
    }
  }
}
