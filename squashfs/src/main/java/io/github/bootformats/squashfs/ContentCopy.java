package io.github.bootformats.squashfs;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Copies a file to a target, block by block. Holes take no time, and become holes again where the
 * target has nothing yet, as do zeros that the image stores.
 */
final class ContentCopy {
  /** Holes of a target begin and end at multiples of this. */
  private static final int HOLE_UNIT = 4096;

  private static final byte[] ZEROS = new byte[HOLE_UNIT];

  private final SquashfsReader reader;
  private final FileInode file;
  private final ImageTarget target;
  private final long begin;

  /** Where the target ended before; what lies behind is zero by itself. */
  private final long existing;

  private ContentCopy(SquashfsReader reader, FileInode file, ImageTarget target, long begin)
      throws IOException {
    this.reader = reader;
    this.file = file;
    this.target = target;
    this.begin = begin;
    this.existing = target.size();
  }

  static void run(
      SquashfsReader reader, FileInode file, ImageTarget target, long begin, Progress progress)
      throws IOException {
    if (begin < 0 || begin > Long.MAX_VALUE - file.size()) {
      throw new IllegalArgumentException(
          "cannot write %s bytes at %s".formatted(file.size(), begin));
    }
    new ContentCopy(reader, file, target, begin).run(progress);
  }

  private void run(Progress progress) throws IOException {
    BlockWalk walk = new BlockWalk(reader, file);
    byte[] room = new byte[0];
    long done = 0;
    progress.check(0, file.size());
    while (walk.next()) {
      int length = walk.length();
      if (walk.isHole()) {
        writeZeros(begin + done, length);
      } else {
        room = room.length < length ? new byte[length] : room;
        reader.data().read(walk.position(), walk.word(), room, 0, length);
        write(begin + done, room, 0, length);
      }
      done += length;
      progress.check(done, file.size());
    }
    if (done < file.size()) {
      byte[] fragment = FileTail.fragment(reader, file);
      write(begin + done, fragment, (int) file.fragmentOffset(), (int) (file.size() - done));
      progress.check(file.size(), file.size());
    }
    long size = target.size();
    if (size < begin + file.size()) {
      target.writeZeros(size, begin + file.size() - size);
    }
  }

  private void write(long position, byte[] bytes, int from, int length) throws IOException {
    int end = from + length;
    int at = from;
    while (at < end) {
      int stop = at;
      boolean isZero = isZero(bytes, at, unitEnd(position, from, at, end));
      while (stop < end && isZero(bytes, stop, unitEnd(position, from, stop, end)) == isZero) {
        stop = unitEnd(position, from, stop, end);
      }
      if (isZero) {
        writeZeros(position + at - from, stop - at);
      } else {
        target.write(position + at - from, ByteBuffer.wrap(bytes, at, stop - at));
      }
      at = stop;
    }
  }

  private static int unitEnd(long position, int from, int at, int end) {
    int misfit = (int) ((position + at - from) % HOLE_UNIT);
    return Math.min(end, at + HOLE_UNIT - misfit);
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    return bytes[from] == 0 && Arrays.equals(bytes, from, to, ZEROS, 0, to - from);
  }

  private void writeZeros(long position, long length) throws IOException {
    long end = Math.min(position + length, existing);
    if (position < end) {
      target.writeZeros(position, end - position);
    }
  }
}
