package io.github.bootformats.api.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * Bytes that can be written at any position: an image file that grows, or a block device that does not.
 *
 * <p>Writes are positional and may come from several threads; what overlapping concurrent writes leave is undefined.
 * Opening a target never changes what is there.
 */
public interface ImageTarget extends Closeable {
  /**
   * Opens a file or block device to write; a file is created when there is none, and never truncated.
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
   * Borrows a seekable channel; its position is moved, one writer at a time.
   *
   * @param channel a channel open for writing; closed by its owner
   * @return a target over it
   */
  static ImageTarget of(SeekableByteChannel channel) {
    return channel instanceof FileChannel file ? of(file) : new ChannelTarget(channel);
  }

  /**
   * Returns the size now.
   *
   * @return bytes
   * @throws IOException if it cannot be read
   */
  long size() throws IOException;

  /**
   * Writes all remaining bytes. Writing beyond the end makes a file grow; bytes that were skipped read as zero.
   *
   * @param position where to, in bytes, not negative
   * @param source the bytes; its position advances to its limit
   * @throws IOException if writing fails; what was written before stays
   */
  void write(long position, ByteBuffer source) throws IOException;

  /**
   * Makes a range read as zeros, leaving a hole where the storage can.
   *
   * @param position where to, in bytes, not negative
   * @param length how many bytes
   * @throws IOException if writing fails
   */
  void writeZeros(long position, long length) throws IOException;

  /**
   * Sets the size: cuts the end off, or adds zeros (a hole where the storage can).
   *
   * @param size bytes
   * @throws IOException if the size cannot be changed, as with a block device
   */
  void truncate(long size) throws IOException;

  /**
   * Returns when everything written before is on the storage itself, so that nothing written later can get there
   * first.
   *
   * @throws IOException if the storage reports a failure
   */
  void force() throws IOException;

  @Override
  void close() throws IOException;
}
