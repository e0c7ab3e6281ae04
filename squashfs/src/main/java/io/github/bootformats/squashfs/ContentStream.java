package io.github.bootformats.squashfs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file from its first byte to its last. Blocks are decoded into the caller's array where it has
 * room for a whole one, else into an array of the stream; no other file needs them, so they do not
 * go through the cache. Skipping decodes nothing.
 */
final class ContentStream extends InputStream {
  private static final byte[] NOTHING = new byte[0];

  private final SquashfsReader reader;
  private final FileInode file;
  private final BlockWalk walk;
  private long position;

  /** Decoded bytes: an array of our own, or a fragment of the cache. */
  private byte[] ready = NOTHING;

  private int from;
  private int to;

  /** Zeros that come before anything else. */
  private int zeros;

  private byte[] room = NOTHING;
  private @Nullable IOException failure;
  private boolean closed;

  ContentStream(SquashfsReader reader, FileInode file) {
    this.reader = reader;
    this.file = file;
    this.walk = new BlockWalk(reader, file);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    checkOpen();
    if (length == 0) {
      return 0;
    }
    if (position == file.size()) {
      return -1;
    }
    if (isUsedUp()) {
      int whole = advance(target, offset, length);
      if (whole > 0) {
        return whole;
      }
    }
    int count;
    if (zeros > 0) {
      count = Math.min(length, zeros);
      Arrays.fill(target, offset, offset + count, (byte) 0);
      zeros -= count;
    } else {
      count = Math.min(length, to - from);
      System.arraycopy(ready, from, target, offset, count);
      from += count;
    }
    position += count;
    return count;
  }

  private boolean isUsedUp() {
    return from == to && zeros == 0;
  }

  /**
   * Goes on to the next block or to the tail. A failure is kept, as what would follow is not what
   * follows.
   *
   * @return how many bytes were decoded into the array, or 0 if they are to be copied
   */
  private int advance(byte[] target, int offset, int length) throws IOException {
    try {
      if (!walk.next()) {
        openTail();
        return 0;
      }
      int whole = walk.length();
      if (walk.isHole() || length < whole) {
        decodeBlock();
        return 0;
      }
      reader.data().read(walk.position(), walk.word(), target, offset, whole);
      position += whole;
      return whole;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private void decodeBlock() throws IOException {
    int length = walk.length();
    if (walk.isHole()) {
      zeros = length;
      return;
    }
    if (room.length < length) {
      room = new byte[length];
    }
    reader.data().read(walk.position(), walk.word(), room, 0, length);
    ready = room;
    from = 0;
    to = length;
  }

  private void openTail() throws IOException {
    ready = FileTail.fragment(reader, file);
    from = (int) file.fragmentOffset();
    to = from + file.tailLength(reader.blockSize());
  }

  @Override
  public long transferTo(OutputStream target) throws IOException {
    Objects.requireNonNull(target);
    checkOpen();
    long start = position;
    while (position < file.size()) {
      if (isUsedUp()) {
        advance(NOTHING, 0, 0);
      }
      position += zeros > 0 ? writeZeros(target) : writeReady(target);
    }
    return position - start;
  }

  private int writeReady(OutputStream target) throws IOException {
    int count = to - from;
    target.write(ready, from, count);
    from = to;
    return count;
  }

  private int writeZeros(OutputStream target) throws IOException {
    byte[] some = new byte[Math.min(zeros, 8192)];
    int count = zeros;
    while (zeros > 0) {
      int piece = Math.min(zeros, some.length);
      target.write(some, 0, piece);
      zeros -= piece;
    }
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    checkOpen();
    long left = Math.min(Math.max(count, 0), file.size() - position);
    long skipped = left;
    while (left > 0) {
      if (isUsedUp()) {
        left -= skipBlocks(left);
      }
      if (left > 0) {
        left -= skipReady(left);
      }
    }
    position += skipped;
    return skipped;
  }

  /** Leaves out whole blocks, and decodes what comes behind them if some of it is to go, too. */
  private long skipBlocks(long most) throws IOException {
    try {
      long left = most;
      while (left > 0 && isUsedUp()) {
        if (!walk.next()) {
          openTail();
        } else if (walk.length() <= left) {
          left -= walk.length();
        } else {
          decodeBlock();
        }
      }
      return most - left;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private int skipReady(long most) {
    int count = (int) Math.min(most, zeros > 0 ? zeros : to - from);
    if (zeros > 0) {
      zeros -= count;
    } else {
      from += count;
    }
    return count;
  }

  @Override
  public int available() throws IOException {
    checkOpen();
    return zeros > 0 ? zeros : to - from;
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("stream closed");
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    closed = true;
    room = NOTHING;
    ready = NOTHING;
    from = 0;
    to = 0;
  }
}
