package io.github.bootformats.api.io;

import io.github.bootformats.api.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Runs of zeros: how they are written where storage cannot be told to forget, and how a copy leaves
 * holes for them.
 */
final class ZeroRuns {
  /** The unit in which file systems allocate, and so the smallest hole worth leaving. */
  static final int BLOCK = 4096;

  private static final byte[] ZERO_BLOCK = new byte[BLOCK];
  private static final int ZERO_CHUNK = 64 << 10;
  private static final int COPY_CHUNK = 256 << 10;

  private ZeroRuns() {}

  /** Returns a block of zeros, which nobody may change. */
  static byte[] zeroBlock() {
    return ZERO_BLOCK;
  }

  static boolean isZero(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at += BLOCK) {
      int count = Math.min(BLOCK, to - at);
      if (!Arrays.equals(bytes, at, at + count, ZERO_BLOCK, 0, count)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Overwrites what exists; beyond the end only the last byte is written, which leaves a hole
   * before it.
   */
  static void write(ImageTarget target, long position, long length) throws IOException {
    Bounds.checkRange(position, length);
    long end = position + length;
    long existing = Math.min(end, target.size());
    ByteBuffer zeros =
        ByteBuffer.allocate((int) Math.max(0, Math.min(ZERO_CHUNK, existing - position)));
    long at = position;
    while (at < existing) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), existing - at));
      int count = zeros.remaining();
      target.write(at, zeros);
      at += count;
    }
    if (end > at) {
      target.write(end - 1, ByteBuffer.allocate(1));
    }
  }

  /** Copies all of a source; see {@link ImageSource#copyTo}. */
  static void copy(ImageSource source, ImageTarget target, long position, Progress progress)
      throws IOException {
    long total = source.size();
    Bounds.checkRange(position, total);
    long fresh = target.size();
    byte[] chunk = new byte[(int) Math.min(COPY_CHUNK, total)];
    long done = 0;
    progress.check(0, total);
    while (done < total) {
      // Chunks, and so blocks, end at the target's block boundaries, where its holes can begin.
      long misfit = (position + done) % BLOCK;
      int length = (int) Math.min(COPY_CHUNK - misfit, total - done);
      source.readFully(done, ByteBuffer.wrap(chunk, 0, length));
      copyChunk(chunk, length, target, position + done, fresh);
      done += length;
      progress.check(done, total);
    }
    growTo(target, position + total);
  }

  /** Copies a stream up to its end; see {@link ImageTarget#copyFrom}. */
  static long copy(InputStream source, ImageTarget target, long position, Progress progress)
      throws IOException {
    Bounds.checkPosition(position);
    long fresh = target.size();
    byte[] chunk = new byte[COPY_CHUNK];
    long done = 0;
    progress.check(0, -1);
    while (true) {
      long misfit = (position + done) % BLOCK;
      int length = source.readNBytes(chunk, 0, (int) (COPY_CHUNK - misfit));
      if (length == 0) {
        growTo(target, position + done);
        return done;
      }
      Bounds.checkRange(position + done, length);
      copyChunk(chunk, length, target, position + done, fresh);
      done += length;
      progress.check(done, -1);
    }
  }

  private static void copyChunk(
      byte[] chunk, int length, ImageTarget target, long position, long fresh) throws IOException {
    int at = 0;
    while (at < length) {
      boolean zero = isZero(chunk, at, blockEnd(at, length, position));
      int end = at;
      do {
        end = blockEnd(end, length, position);
      } while (end < length && isZero(chunk, end, blockEnd(end, length, position)) == zero);
      if (zero) {
        zeroExisting(target, position + at, position + end, fresh);
      } else {
        target.write(position + at, ByteBuffer.wrap(chunk, at, end - at));
      }
      at = end;
    }
  }

  private static int blockEnd(int at, int length, long position) {
    return Math.min(length, at + BLOCK - (int) ((position + at) % BLOCK));
  }

  /**
   * Zeroes the part of a range that lies before {@code fresh}; what is written beyond that leaves
   * holes by itself.
   */
  static void zeroExisting(ImageTarget target, long from, long to, long fresh) throws IOException {
    long end = Math.min(to, fresh);
    if (from < end) {
      target.writeZeros(from, end - from);
    }
  }

  static void growTo(ImageTarget target, long size) throws IOException {
    long now = target.size();
    if (now < size) {
      target.writeZeros(now, size - now);
    }
  }
}
