package io.github.bootformats.api.io;

import io.github.bootformats.api.Progress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A sparse image in memory, to build disks in and to try things on.
 *
 * <p>It may be of any size up to 2<sup>63</sup>-1 bytes and takes memory only for what is not zero:
 * pages of 4096 bytes (plus about 100 bytes of bookkeeping each) that hold at least one other byte.
 * An empty disk of 8 TiB costs nothing, and overwriting a page with zeros gives its memory back.
 * How much may be written is not limited but by the heap.
 *
 * <p>It serves any number of threads: a read sees each page as it was before or after a concurrent
 * write, never a torn one. Unlike other sources its {@linkplain #size() size} is not fixed: it
 * follows {@link #write} and {@link #truncate}. {@link #close()} does nothing, as there is nothing
 * to release, so an image is still there to be looked at when whatever wrote it has closed it.
 */
public final class MemoryImage implements ImageSource, ImageTarget {
  private static final int PAGE = ZeroRuns.BLOCK;

  /**
   * Pages that are not all zero, by their number. A page in the map never changes: writing replaces
   * it.
   */
  private final ConcurrentMap<Long, byte[]> pages;

  private final AtomicLong size;

  private MemoryImage(ConcurrentMap<Long, byte[]> pages, long size) {
    this.pages = pages;
    this.size = new AtomicLong(size);
  }

  /**
   * Creates an image of zeros.
   *
   * @param size bytes, not negative; 0 for an image that grows as it is written
   * @return a new image
   */
  public static MemoryImage ofSize(long size) {
    Bounds.checkPosition(size);
    return new MemoryImage(new ConcurrentHashMap<>(), size);
  }

  /**
   * Copies a source into memory; pages of zeros take none.
   *
   * @param source what to copy
   * @return a new image of the same size and content
   * @throws IOException if reading fails
   */
  public static MemoryImage copyOf(ImageSource source) throws IOException {
    if (source instanceof MemoryImage image) {
      return image.copy();
    }
    MemoryImage copy = ofSize(0);
    source.copyTo(copy, 0, Progress.NONE);
    return copy;
  }

  /**
   * Returns an independent image with the same content. Both share the memory of the pages that
   * neither changes. What other threads write meanwhile may or may not be in it.
   *
   * @return a new image
   */
  public MemoryImage copy() {
    return new MemoryImage(new ConcurrentHashMap<>(pages), size.get());
  }

  /**
   * Returns the size now.
   *
   * @return bytes
   */
  @Override
  public long size() {
    return size.get();
  }

  /**
   * Returns how much memory the content takes.
   *
   * @return bytes: 4096 for every page that is not all zero
   */
  public long allocatedBytes() {
    return (long) pages.size() * PAGE;
  }

  @Override
  public int read(long position, ByteBuffer target) {
    Bounds.checkRead(position, target);
    if (!target.hasRemaining()) {
      return 0;
    }
    long left = size.get() - position;
    if (left <= 0) {
      return -1;
    }
    int count = (int) Math.min(target.remaining(), left);
    int done = 0;
    while (done < count) {
      int offset = offsetInPage(position + done);
      int length = Math.min(PAGE - offset, count - done);
      byte[] page = pages.getOrDefault(pageOf(position + done), ZeroRuns.zeroBlock());
      target.put(page, offset, length);
      done += length;
    }
    return count;
  }

  @Override
  public void write(long position, ByteBuffer source) {
    Bounds.checkRange(position, source.remaining());
    long at = position;
    while (source.hasRemaining()) {
      int offset = offsetInPage(at);
      int length = Math.min(PAGE - offset, source.remaining());
      byte[] bytes = new byte[length];
      source.get(bytes);
      replace(at, bytes);
      at += length;
    }
    if (at > position) {
      growTo(at);
    }
  }

  /** Puts bytes, which all lie in one page, into it. */
  private void replace(long position, byte[] bytes) {
    pages.compute(
        pageOf(position),
        (number, old) -> {
          byte[] page = bytes;
          if (bytes.length < PAGE) {
            page = old == null ? new byte[PAGE] : old.clone();
            System.arraycopy(bytes, 0, page, offsetInPage(position), bytes.length);
          }
          return ZeroRuns.isZero(page, 0, PAGE) ? null : page;
        });
  }

  @Override
  public void writeZeros(long position, long length) {
    Bounds.checkRange(position, length);
    if (length > 0) {
      clear(position, position + length);
      growTo(position + length);
    }
  }

  /** Zeroes a range: parts of the first and last page are written, those between are dropped. */
  private void clear(long from, long to) {
    long firstWhole = from / PAGE + (offsetInPage(from) == 0 ? 0 : 1);
    long endWhole = to / PAGE;
    if (firstWhole > endWhole) {
      replace(from, new byte[(int) (to - from)]);
      return;
    }
    if (offsetInPage(from) != 0) {
      replace(from, new byte[PAGE - offsetInPage(from)]);
    }
    if (offsetInPage(to) != 0) {
      replace(endWhole * PAGE, new byte[offsetInPage(to)]);
    }
    if (endWhole - firstWhole <= pages.size()) {
      for (long number = firstWhole; number < endWhole; number++) {
        pages.remove(number);
      }
    } else {
      pages.keySet().removeIf(number -> number >= firstWhole && number < endWhole);
    }
  }

  private void growTo(long end) {
    size.accumulateAndGet(end, Math::max);
  }

  /**
   * {@inheritDoc}
   *
   * <p>Must not run while other threads write.
   */
  @Override
  public void truncate(long newSize) {
    Bounds.checkPosition(newSize);
    long before = size.getAndSet(newSize);
    if (newSize < before) {
      clear(newSize, before);
    }
  }

  /**
   * {@inheritDoc}
   *
   * <p>It takes time for what is held, not for what is zero.
   */
  @Override
  public void copyTo(ImageTarget target, long position, Progress progress) throws IOException {
    long total = size();
    Bounds.checkRange(position, total);
    long end = position + total;
    long fresh = target.size();
    long done = 0;
    progress.check(0, total);
    for (long number : pages.keySet().stream().mapToLong(Long::longValue).sorted().toArray()) {
      long start = number * PAGE;
      byte[] page = pages.get(number);
      if (page == null || start >= total) {
        continue;
      }
      ZeroRuns.zeroExisting(target, position + done, position + start, fresh);
      int length = (int) Math.min(PAGE, total - start);
      target.write(position + start, ByteBuffer.wrap(page, 0, length));
      done = start + length;
      progress.check(done, total);
    }
    ZeroRuns.zeroExisting(target, position + done, end, fresh);
    ZeroRuns.growTo(target, end);
    progress.check(total, total);
  }

  /** Does nothing: memory needs no forcing. */
  @Override
  public void force() {}

  /** Does nothing: the image stays usable. */
  @Override
  public void close() {}

  @Override
  public String toString() {
    return "memory image of " + size() + " bytes, " + allocatedBytes() + " allocated";
  }

  private static long pageOf(long position) {
    return position / PAGE;
  }

  private static int offsetInPage(long position) {
    return (int) (position % PAGE);
  }
}
