package io.github.bootformats.api.io;

import io.github.bootformats.api.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * Bytes that can be written at any position: an image file that grows, or a block device that does
 * not.
 *
 * <p>Writes are positional and may come from several threads; what overlapping concurrent writes
 * leave is undefined. Opening a target never changes what is there.
 *
 * <p><b>Interrupts.</b> When a thread that writes a file is interrupted, the JDK closes the
 * channel: that thread gets a {@link java.nio.channels.ClosedByInterruptException}, all users of
 * the target get a {@link java.nio.channels.ClosedChannelException} from then on, and nobody can
 * tell how much of the last write is on the disk. A target is therefore never reopened behind its
 * users' backs, as a source is.
 *
 * <p><b>Ownership.</b> {@link #open} and {@link #create} own their channel and close it; the {@code
 * of} methods borrow.
 */
public interface ImageTarget extends Closeable {
  /**
   * Opens a file or block device to write; a file is created when there is none, and never
   * truncated.
   *
   * @param path the file
   * @return a target that must be closed
   * @throws IOException if it cannot be opened
   */
  static ImageTarget open(Path path) throws IOException {
    return FileTarget.open(path);
  }

  /**
   * Creates a new file to write.
   *
   * @param path the file, which must not exist
   * @return a target that must be closed
   * @throws java.nio.file.FileAlreadyExistsException if it exists
   * @throws IOException if it cannot be created
   */
  static ImageTarget create(Path path) throws IOException {
    return FileTarget.create(path);
  }

  /**
   * Borrows a file channel; its position is neither used nor changed.
   *
   * @param channel a channel open for writing; closed by its owner
   * @return a target over it
   */
  static ImageTarget of(FileChannel channel) {
    return FileTarget.borrow(channel);
  }

  /**
   * Borrows a seekable channel; its position is moved, one writer at a time. {@link #force} does
   * nothing, as such a channel has nothing like it.
   *
   * @param channel a channel open for writing; closed by its owner
   * @return a target over it
   */
  static ImageTarget of(SeekableByteChannel channel) {
    return channel instanceof FileChannel file ? of(file) : new ChannelTarget(channel, false);
  }

  /**
   * Returns the size now.
   *
   * @return bytes
   * @throws IOException if it cannot be read
   */
  long size() throws IOException;

  /**
   * Writes all remaining bytes. Writing beyond the end makes a file grow; bytes that were skipped
   * read as zero.
   *
   * @param position where to, in bytes, not negative
   * @param source the bytes; its position advances to its limit
   * @throws IOException if writing fails; what was written before stays
   * @throws IllegalArgumentException if {@code position} is negative or the end beyond
   *     2<sup>63</sup>-1
   */
  void write(long position, ByteBuffer source) throws IOException;

  /**
   * Makes a range read as zeros, and the target grow if the range ends beyond its end. What is
   * there already is overwritten; what lies beyond the end becomes a hole where the storage can.
   *
   * @param position where to, in bytes, not negative
   * @param length how many bytes; 0 changes nothing
   * @throws IOException if writing fails
   * @throws IllegalArgumentException if an argument is negative or the end beyond 2<sup>63</sup>-1
   */
  void writeZeros(long position, long length) throws IOException;

  /**
   * Copies a stream up to its end. As with {@link ImageSource#copyTo}, blocks of 4096 bytes that
   * hold only zeros become holes where this target has nothing yet. The target ends up at least as
   * large as the copy.
   *
   * @param source the stream; not closed
   * @param position where the first byte goes
   * @param progress told the bytes done, at least every 256 KiB, without a total
   * @return how many bytes were copied
   * @throws java.io.InterruptedIOException if {@code progress} says not to go on; what was copied
   *     stays
   * @throws IOException if reading or writing fails; what was copied stays
   */
  default long copyFrom(InputStream source, long position, Progress progress) throws IOException {
    return ZeroRuns.copy(source, this, position, progress);
  }

  /**
   * Returns a part, such as a partition: a target of its own whose size stays, and that refuses
   * what would be written outside. Closing it does not close this target.
   *
   * @param offset the first byte
   * @param length how many bytes
   * @return a target over the part
   * @throws IndexOutOfBoundsException if the part does not lie within this target
   * @throws IOException if the size of this target cannot be read
   */
  default ImageTarget part(long offset, long length) throws IOException {
    return PartTarget.of(this, offset, length);
  }

  /**
   * Sets the size: cuts the end off, or adds zeros (a hole where the storage can). Must not run
   * while others write.
   *
   * @param size bytes, not negative
   * @throws IOException if the size cannot be changed, as with a block device
   * @throws IllegalArgumentException if {@code size} is negative
   */
  void truncate(long size) throws IOException;

  /**
   * Returns when everything written before is on the storage itself, so that nothing written later
   * can get there first.
   *
   * @throws IOException if the storage reports a failure
   */
  void force() throws IOException;

  @Override
  void close() throws IOException;
}
