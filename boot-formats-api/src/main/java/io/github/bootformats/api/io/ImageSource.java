package io.github.bootformats.api.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * Bytes that can be read at any position: a disk image, a block device, a partition of one, an array.
 *
 * <p>Reads are positional and never move a cursor, so one source serves any number of threads. Every bound is checked:
 * nothing outside {@code [0, size())} can be read, and a {@linkplain #slice slice} can neither see outside itself nor
 * close what it was cut from. Reading takes no lock where the platform reads positionally.
 *
 * <p><b>Interrupts.</b> The JDK closes a {@link FileChannel} when a thread that reads it is interrupted, for all its
 * users. A source from {@link #open(Path)} survives that: the interrupted thread gets a {@link
 * java.nio.channels.ClosedByInterruptException} and keeps its interrupt flag; the others go on. A borrowed {@code
 * FileChannel} is not ours to reopen, so there the JDK's rule holds.
 *
 * <p><b>Ownership.</b> {@link #open(Path)} owns its channel and closes it; the {@code of} methods borrow: {@link
 * #close()} then only ends the source's own use.
 */
public interface ImageSource extends Closeable {
  /**
   * Opens a file or a block device to read.
   *
   * @param path the file; for a block device the size is what seeking to its end tells
   * @return a source that must be closed
   * @throws IOException if it cannot be opened or is a directory
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
    return channel instanceof FileChannel file ? of(file) : new ChannelSource(channel);
  }

  /**
   * Uses what remains in a buffer; changes of its content show through, changes of its position do not.
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
   * @return how many bytes were read: at least one, unless {@code target} is full (0) or {@code position} is at or
   *     beyond the end (-1)
   * @throws IOException if reading fails or the source is closed
   * @throws IllegalArgumentException if {@code position} is negative
   */
  int read(long position, ByteBuffer target) throws IOException;

  /**
   * Fills a buffer.
   *
   * @param position where from, in bytes, not negative
   * @param target is filled to its limit
   * @throws EOFException if the source ends before; the message says where; the target's content is then undefined
   * @throws IOException if reading fails or the source is closed
   */
  default void readFully(long position, ByteBuffer target) throws IOException {
    long wanted = target.remaining();
    if (position > size() - wanted) {
      throw new EOFException(
          wanted + " bytes wanted at byte " + position + " of an image of " + size());
    }
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
   */
  default byte[] readBytes(long position, int length) throws IOException {
    if (length < 0) {
      throw new IllegalArgumentException("negative length: " + length);
    }
    if (position > size() - length) {
      throw new EOFException(
          length + " bytes wanted at byte " + position + " of an image of " + size());
    }
    byte[] bytes = new byte[length];
    readFully(position, ByteBuffer.wrap(bytes));
    return bytes;
  }

  /**
   * Returns a part as a source of its own. Closing the part does not close this source; closing this source ends the
   * part as well.
   *
   * @param offset where the part begins, in bytes
   * @param length how long it is, in bytes
   * @return the part
   * @throws IndexOutOfBoundsException if the part does not lie within this source
   */
  default ImageSource slice(long offset, long length) {
    return new SliceSource(this, offset, length);
  }

  /**
   * Returns a new stream over all bytes, from the first. Streams are independent of each other, and closing one does
   * not close the source. A stream serves one thread.
   *
   * @return a buffered stream
   */
  default InputStream newInputStream() {
    return new SourceInputStream(this);
  }

  @Override
  void close() throws IOException;
}
