package io.github.bootformats.squashfs;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Decodes blocks before they are asked for. The one who asks is one of the threads: while a block
 * is not ready, it decodes that or one of those behind it.
 *
 * <p>Nobody is interrupted at the end: an interrupt would close a channel under all its users.
 */
final class AheadDecoder {
  private static final int MAX_THREADS = 1024;
  private static final byte[] NOTHING = new byte[0];

  private final int threads;
  private final LinkedBlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
  private final ThreadPoolExecutor others;
  private final ConcurrentLinkedQueue<byte[]> free = new ConcurrentLinkedQueue<>();
  private @Nullable DataBlock lastFragment;
  private FutureTask<byte[]> lastFragmentBytes = new FutureTask<>(() -> NOTHING);
  private int queued;
  private volatile boolean closed;

  /**
   * Starts to wait for work.
   *
   * @param threads how many threads decode, that of the reader included; at least two
   */
  AheadDecoder(int threads) {
    this.threads = threads;
    this.others =
        new ThreadPoolExecutor(
            threads - 1,
            threads - 1,
            0,
            TimeUnit.SECONDS,
            waiting,
            task -> {
              Thread thread = new Thread(task, "squashfs-read-ahead");
              thread.setDaemon(true);
              return thread;
            },
            new ThreadPoolExecutor.DiscardPolicy()); // of what comes after the end
  }

  static void checkThreads(int threads) {
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException("1 to %s threads, not %s".formatted(MAX_THREADS, threads));
    }
  }

  /** Returns whether enough blocks are on their way, so that nobody is without work. */
  boolean isFull() {
    return queued >= 4 * threads;
  }

  /** Counts blocks that are queued, or that are not any more. */
  void count(int blocks) {
    queued += blocks;
  }

  /** Queues a block of a file. */
  FutureTask<byte[]> block(SquashfsReader reader, long position, int word, int length) {
    return queue(
        () -> {
          byte[] room = free.poll();
          if (room == null || room.length < reader.blockSize()) {
            room = new byte[reader.blockSize()];
          }
          if (word == 0) {
            Arrays.fill(room, 0, length, (byte) 0);
          } else {
            reader.data().read(position, word, room, 0, length);
          }
          return room;
        });
  }

  /** Returns whether a fragment is the one that was queued last. */
  boolean isLastFragment(DataBlock fragment) {
    return fragment.equals(lastFragment);
  }

  /** Queues a fragment; the files that lie in one after the other share its decoding. */
  FutureTask<byte[]> fragment(SquashfsReader reader, DataBlock fragment) {
    if (!isLastFragment(fragment)) {
      lastFragment = fragment;
      lastFragmentBytes = queue(() -> reader.data().fragment(fragment));
    }
    return lastFragmentBytes;
  }

  private FutureTask<byte[]> queue(Callable<byte[]> decoding) {
    FutureTask<byte[]> task = new FutureTask<>(() -> closed ? NOTHING : decoding.call());
    others.execute(task);
    return task;
  }

  /**
   * Returns what was queued, and works until it is there.
   *
   * @throws InterruptedIOException if the reader was interrupted; its flag stays set
   */
  byte[] await(FutureTask<byte[]> task) throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw interrupted();
    }
    task.run(); // does nothing if somebody has begun
    while (!task.isDone()) {
      Runnable other = waiting.poll();
      if (other == null) {
        break;
      }
      other.run();
    }
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      throw cause instanceof IOException known ? known : new IOException("cannot decode", cause);
    }
  }

  private static IOException interrupted() {
    return new InterruptedIOException("interrupted while a block is decoded");
  }

  /** Takes the array of a block back, which nobody reads any more. */
  void recycle(byte[] block) {
    if (!closed) {
      free.add(block);
    }
  }

  void close() {
    closed = true;
    others.shutdown();
    waiting.clear();
    free.clear();
  }
}
