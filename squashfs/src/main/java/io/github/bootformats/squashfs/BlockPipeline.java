package io.github.bootformats.squashfs;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Compresses blocks on several threads and stores them in the order in which they came, so that the
 * image does not depend on how many threads there are. What has to wait until they are stored, as
 * inodes do, stands in the same queue.
 *
 * <p>All methods are for one thread, which also stores the blocks. Memory is bounded by the slots:
 * one has to be {@linkplain #acquire acquired} for each block, and there are two a thread, and two
 * more that the caller may keep.
 */
final class BlockPipeline implements Closeable {
  private static final int KEPT_SLOTS = 2;

  /** How much may wait for one block; each takes some hundred bytes. */
  private static final int MAX_WAITING = 10_000;

  private final ImageOutput output;
  private final CompressorPool compressors;
  private final @Nullable ExecutorService threads;
  private final Deque<BlockSlot> free = new ArrayDeque<>();
  private final Deque<Waiting> queue = new ArrayDeque<>();

  /** What is done when its turn comes. */
  interface Step {
    void run() throws IOException;
  }

  /** Is told where a block is. */
  interface Receiver {
    void stored(DataBlock block) throws IOException;
  }

  private record Waiting(@Nullable Future<?> work, Step step) {}

  BlockPipeline(ImageOutput output, SquashfsWriteOptions options) {
    this.output = output;
    this.compressors = new CompressorPool(options.compressor(), options.blockSize());
    this.threads = options.threads() == 1 ? null : start(options.threads());
    for (int i = 0; i < 2 * options.threads() + KEPT_SLOTS; i++) {
      free.add(new BlockSlot(options.blockSize()));
    }
  }

  private static ExecutorService start(int count) {
    return Executors.newFixedThreadPool(
        count,
        task -> {
          Thread thread = new Thread(task, "squashfs-writer");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Takes a slot, to be given back by {@link #submit} or {@link #release}. */
  BlockSlot acquire() throws IOException {
    while (free.isEmpty()) {
      runFirst();
    }
    return free.removeFirst();
  }

  void release(BlockSlot slot) {
    free.addFirst(slot);
  }

  /** Has a block compressed now, and stored when its turn comes. */
  void submit(BlockSlot slot, Receiver receiver) throws IOException {
    Step store =
        () -> {
          DataBlock block = slot.store(output);
          release(slot);
          receiver.stored(block);
        };
    if (threads == null) {
      compressors.compress(slot);
      store.run();
    } else {
      queue.addLast(new Waiting(threads.submit(() -> compress(slot)), store));
    }
  }

  private @Nullable Void compress(BlockSlot slot) throws IOException {
    compressors.compress(slot);
    return null;
  }

  /** Has something done as soon as all blocks that were submitted before are stored. */
  void then(Step step) throws IOException {
    while (queue.size() >= MAX_WAITING) {
      runFirst();
    }
    if (queue.isEmpty()) {
      step.run();
    } else {
      queue.addLast(new Waiting(null, step));
    }
  }

  /** Waits until everything is done. */
  void drain() throws IOException {
    while (!queue.isEmpty()) {
      runFirst();
    }
  }

  private void runFirst() throws IOException {
    Waiting first = queue.removeFirst();
    if (first.work != null) {
      await(first.work);
    }
    first.step.run();
  }

  private static void await(Future<?> work) throws IOException {
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a block is compressed");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IOException("cannot compress", e.getCause());
    }
  }

  /** Ends the threads, without what they have not done. */
  @Override
  public void close() {
    if (threads != null) {
      threads.shutdownNow();
      awaitEnd(threads);
    }
    compressors.close();
  }

  /** Waits for blocks that are being compressed, whose compressors must not be freed yet. */
  private static void awaitEnd(ExecutorService threads) {
    boolean wasInterrupted = false;
    while (true) {
      try {
        if (threads.awaitTermination(1, TimeUnit.MINUTES)) {
          break;
        }
      } catch (InterruptedException e) {
        wasInterrupted = true;
      }
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
