package io.github.bootformats.api.io;

import io.github.bootformats.api.Progress;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * Bytes that can be read at any position: a disk image, a block device, a partition of one, an
 * array.
 *
 * <p>Reads are positional and never move a cursor, so one source serves any number of threads.
 * Every bound is checked: nothing outside {@code [0, size())} can be read, and a {@linkplain #slice
 * slice} can neither see outside itself nor close what it was cut from. Reading takes no lock where
 * the platform reads positionally.
 *
 * <p><b>Interrupts.</b> The JDK closes a {@link FileChannel} when a thread that reads it is
 * interrupted, for all its users. A source from {@link #open(Path)} survives that: the interrupted
 * thread gets a {@link java.nio.channels.ClosedByInterruptException} and keeps its interrupt flag;
 * the others go on, with the file opened anew by its path. If another file is at that path by then,
 * or none, they get a {@link java.nio.file.FileSystemException}, never bytes of another file. It
 * counts as another where its {@linkplain java.nio.file.attribute.BasicFileAttributes#fileKey()
 * key} differs, or without one, as on Windows, its size, creation time or time of the last change.
 * A borrowed {@code FileChannel} is not ours to reopen, so there the JDK's rule holds.
 *
 * <p><b>Ownership.</b> {@link #open(Path)} owns its channel and closes it; the {@code of} methods
 * borrow: {@link #close()} then only ends the source's own use. Once a source is closed, every read
 * of it and of its slices throws a {@link java.nio.channels.ClosedChannelException}, a read that is
 * under way included where it waits for the channel.
 *
 * <p><b>Changes meanwhile.</b> The {@linkplain #size() size} is that of the moment the source was
 * made. A file that has shrunk since simply ends earlier: reads return -1 there and {@link
 * #readFully} throws an {@link EOFException}.
 */
public interface ImageSource extends Closeable {
  /**
   * Opens a file or a block device to read.
   *
   * @param path the file; for a block device the size is the one that its driver tells
   * @return a source that must be closed
   * @throws java.nio.file.FileSystemException if it does not exist, may not be read, is a
   *     directory, or is a device that has no size
   * @throws IOException if it cannot be opened
   */
  static ImageSource open(Path path) throws IOException {
    return FileSource.open(path);
  }

  /**
   * Borrows a file channel; its position is neither used nor changed.
   *
   * @param channel a channel open for reading; closed by its owner
   * @return a source over it
   * @throws IOException if its size cannot be read
   */
  static ImageSource of(FileChannel channel) throws IOException {
    return FileSource.borrow(channel);
  }

  /**
   * Borrows a seekable channel; its position is moved, one reader at a time.
   *
   * @param channel a channel open for reading; closed by its owner
   * @return a source over it
   * @throws IOException if its size cannot be read
   */
  static ImageSource of(SeekableByteChannel channel) throws IOException {
    return channel instanceof FileChannel file ? of(file) : new ChannelSource(channel, false);
  }

  /**
   * Uses what remains in a buffer; changes of its content show through, changes of its position do
   * not.
   *
   * <p>Prefer {@link #open(Path)} to mapping a file: where a mapped file has shrunk, the JVM throws
   * an {@link InternalError}.
   *
   * @param buffer the buffer, heap or direct or mapped
   * @return a source over its remaining bytes
   */
  static ImageSource of(ByteBuffer buffer) {
    return new BufferSource(buffer);
  }

  /**
   * Uses an array without copying it.
   *
   * @param bytes the array
   * @return a source over it
   */
  static ImageSource of(byte[] bytes) {
    return new BufferSource(ByteBuffer.wrap(bytes));
  }

  /**
   * Returns the size, fixed when the source was made.
   *
   * @return bytes
   */
  long size();

  /**
   * Reads some bytes.
   *
   * @param position where from, in bytes, not negative; may be at or beyond the end
   * @param target receives the bytes; its position advances by the number read
   * @return how many bytes were read: at least one, unless {@code target} is full (0) or {@code
   *     position} is at or beyond the end (-1)
   * @throws java.nio.channels.ClosedChannelException if the source is closed
   * @throws IOException if reading fails
   * @throws IllegalArgumentException if {@code position} is negative or {@code target} read-only
   */
  int read(long position, ByteBuffer target) throws IOException;

  /**
   * Fills a buffer.
   *
   * @param position where from, in bytes, not negative
   * @param target is filled to its limit
   * @throws EOFException if the source ends before; the message says where; the target's content
   *     and position are then undefined
   * @throws IOException if reading fails or the source is closed
   * @throws IllegalArgumentException if {@code position} is negative or {@code target} read-only
   */
  default void readFully(long position, ByteBuffer target) throws IOException {
    Bounds.checkRead(position, target);
    Bounds.checkWithin(position, target.remaining(), size());
    long at = position;
    while (target.hasRemaining()) {
      int count = read(at, target);
      if (count < 0) {
        throw new EOFException("image ends at byte " + at + ", it had " + size() + " bytes before");
      }
      at += count;
    }
  }

  /**
   * Reads a piece into a new array; the bounds are checked before it is allocated.
   *
   * @param position where from, in bytes, not negative
   * @param length how many bytes
   * @return the bytes
   * @throws EOFException if the source ends before
   * @throws IOException if reading fails or the source is closed
   * @throws IllegalArgumentException if {@code position} or {@code length} is negative
   */
  default byte[] readBytes(long position, int length) throws IOException {
    Bounds.checkPosition(position);
    if (length < 0) {
      throw new IllegalArgumentException("negative length: " + length);
    }
    Bounds.checkWithin(position, length, size());
    byte[] bytes = new byte[length];
    readFully(position, ByteBuffer.wrap(bytes));
    return bytes;
  }

  /**
   * Returns a part as a source of its own. Closing the part does not close this source; closing
   * this source ends the part as well. A part of a part is read as directly as the part itself.
   *
   * @param offset where the part begins, in bytes
   * @param length how long it is, in bytes
   * @return the part
   * @throws IndexOutOfBoundsException if the part does not lie within this source
   */
  default ImageSource slice(long offset, long length) {
    return SliceSource.of(this, offset, length);
  }

  /**
   * Returns a new stream over all bytes, from the first. Streams are independent of each other, and
   * closing one does not close the source. A stream serves one thread. It buffers, so wrapping it
   * once more gains nothing; skipping and returning to a mark, which has no limit, cost nothing;
   * {@code available} is all that is left.
   *
   * @return a buffered stream
   */
  default InputStream newInputStream() {
    return new SourceInputStream(this);
  }

  /**
   * Copies all bytes to a target. Blocks of 4096 bytes that hold only zeros are not written where
   * the target has nothing yet, so that a file gets holes there; where it has something, they are
   * {@linkplain ImageTarget#writeZeros zeroed}. The target ends up at least as large as the copy.
   *
   * @param target receives the bytes
   * @param position where in the target the first byte goes
   * @param progress told the bytes done, at least every 256 KiB
   * @throws EOFException if this source turns out to be shorter than its size
   * @throws java.io.InterruptedIOException if {@code progress} says not to go on; what was copied
   *     stays
   * @throws IOException if reading or writing fails; what was copied stays
   */
  default void copyTo(ImageTarget target, long position, Progress progress) throws IOException {
    ZeroRuns.copy(this, target, position, progress);
  }

  @Override
  void close() throws IOException;
}
