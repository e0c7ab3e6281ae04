package io.github.bootformats.squashfs;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A file whose next blocks are decoded by other threads while the reader uses those before. Blocks
 * are queued in their order, and so are failures: one is thrown where its block would have been.
 *
 * <p>Nobody is interrupted at the end: an interrupt would close a channel under all its users.
 */
final class ReadAheadStream extends InputStream {
  private static final byte[] NOTHING = new byte[0];

  private final SquashfsReader reader;
  private final FileInode file;
  private final BlockWalk walk;
  private final int depth;
  private final ExecutorService threads;
  private final Deque<Future<Piece>> ahead = new ArrayDeque<>();
  private final ConcurrentLinkedQueue<byte[]> free = new ConcurrentLinkedQueue<>();
  private Piece piece = new Piece(NOTHING, 0, 0, false);
  private int from;
  private boolean tailQueued;
  private @Nullable IOException walkFailure;
  private volatile boolean closed;

  /** Decoded bytes in a part of an array, which is used again when it is our own. */
  private static final class Piece {
    final byte[] bytes;
    final int begin;
    final int end;
    final boolean isOwn;

    Piece(byte[] bytes, int begin, int end, boolean isOwn) {
      this.bytes = bytes;
      this.begin = begin;
      this.end = end;
      this.isOwn = isOwn;
    }
  }

  ReadAheadStream(SquashfsReader reader, FileInode file, int threadCount) {
    this.reader = reader;
    this.file = file;
    this.walk = new BlockWalk(reader, file);
    this.depth = 2 * threadCount - 1;
    this.threads =
        Executors.newFixedThreadPool(
            threadCount,
            task -> {
              Thread thread = new Thread(task, "squashfs-read-ahead");
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public synchronized int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (closed) {
      throw new IOException("stream closed");
    }
    if (length == 0) {
      return 0;
    }
    if (from == piece.end && !advance()) {
      return -1;
    }
    int count = Math.min(length, piece.end - from);
    System.arraycopy(piece.bytes, from, target, offset, count);
    from += count;
    return count;
  }

  /** Waits for the next piece; returns whether there is one. */
  private boolean advance() throws IOException {
    recycle();
    queueAhead();
    Future<Piece> next = ahead.peekFirst();
    if (next == null) {
      if (walkFailure != null) {
        throw walkFailure;
      }
      return false;
    }
    try {
      piece = next.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a block is decoded");
    } catch (ExecutionException e) {
      throw failure(e);
    }
    ahead.removeFirst();
    from = piece.begin;
    return true;
  }

  private static IOException failure(ExecutionException e) {
    Throwable cause = e.getCause();
    return cause instanceof IOException known ? known : new IOException("cannot decode", cause);
  }

  private void recycle() {
    if (piece.isOwn) {
      free.add(piece.bytes);
    }
    piece = new Piece(NOTHING, 0, 0, false);
    from = 0;
  }

  private void queueAhead() {
    try {
      while (walkFailure == null && ahead.size() < depth) {
        if (walk.next()) {
          queueBlock(walk.position(), walk.word(), walk.length());
        } else if (!tailQueued && file.tailLength(reader.blockSize()) > 0) {
          tailQueued = true;
          ahead.addLast(threads.submit(this::tail));
        } else {
          return;
        }
      }
    } catch (IOException e) {
      walkFailure = e; // thrown after the blocks before
    }
  }

  private void queueBlock(long position, int word, int length) {
    ahead.addLast(threads.submit(() -> block(position, word, length)));
  }

  private Piece block(long position, int word, int length) throws IOException {
    if (closed) {
      return new Piece(NOTHING, 0, 0, false);
    }
    byte[] room = free.poll();
    if (room == null) {
      room = new byte[reader.blockSize()];
    }
    if (word == 0) {
      Arrays.fill(room, 0, length, (byte) 0);
    } else {
      reader.data().read(position, word, room, 0, length);
    }
    return new Piece(room, 0, length, true);
  }

  private Piece tail() throws IOException {
    byte[] fragment = FileTail.fragment(reader, file);
    int begin = (int) file.fragmentOffset();
    return new Piece(fragment, begin, begin + file.tailLength(reader.blockSize()), false);
  }

  @Override
  public synchronized int available() {
    return piece.end - from;
  }

  @Override
  public synchronized void close() {
    closed = true;
    threads.shutdown();
    ahead.clear();
    recycle();
    free.clear();
  }
}
