package io.github.bootformats.cpio;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Writes entries as they are given, wrong ones too, to any stream. {@link CpioTreeWriter} makes
 * correct archives of trees.
 *
 * <pre>{@code
 * CpioWriter writer = CpioWriter.of(out, Progress.NONE);
 * writer.write(member);
 * writer.writeTrailer(CpioDialect.NEWC);
 * writer.finish();
 * }</pre>
 *
 * <p>A writer serves one thread and holds no resources.
 */
public final class CpioWriter {
  private static final int BUFFER = 256 << 10;

  private final OutputStream out;
  private final Progress progress;
  private final byte[] buffer = new byte[BUFFER];
  private int filled;
  private long position;

  private CpioWriter(OutputStream out, Progress progress) {
    this.out = requireNonNull(out);
    this.progress = requireNonNull(progress);
  }

  /**
   * Writes to a stream.
   *
   * @param out the stream; borrowed. Buffering it gains nothing
   * @param progress told the bytes written
   * @return a writer
   */
  public static CpioWriter of(OutputStream out, Progress progress) {
    return new CpioWriter(out, progress);
  }

  /**
   * Writes an entry, its data and its padding.
   *
   * @param member what to write
   * @throws IOException if reading the data or writing fails, or is cancelled
   */
  public void write(CpioMember member) throws IOException {
    write(member.entry());
    writeData(member.data());
    write(member.padding());
  }

  /**
   * Writes what stands before an entry's data; the data and the padding are the caller's to write.
   *
   * @param entry what to write
   * @throws IOException if writing fails
   */
  public void write(CpioEntry entry) throws IOException {
    write(entry.header().bytes());
    write(entry.nameField());
    write(entry.namePadding());
  }

  /**
   * Writes bytes.
   *
   * @param bytes what to write
   * @throws IOException if writing fails
   */
  public void write(Bytes bytes) throws IOException {
    if (!bytes.isEmpty()) {
      byte[] array = bytes.toByteArray();
      put(array, array.length);
    }
  }

  /**
   * Writes data.
   *
   * @param data what to write
   * @return how many bytes were written
   * @throws IOException if reading the data or writing fails, or is cancelled
   */
  public long writeData(FileContent data) throws IOException {
    try (InputStream in = data.newInputStream()) {
      return writeData(in);
    }
  }

  /**
   * Writes data up to its end.
   *
   * @param in what to write; not closed
   * @return how many bytes were written
   * @throws IOException if reading the data or writing fails, or is cancelled
   */
  public long writeData(InputStream in) throws IOException {
    long start = position;
    while (true) {
      if (filled == BUFFER) {
        flush();
      }
      int count = in.read(buffer, filled, BUFFER - filled);
      if (count < 0) {
        return position - start;
      }
      filled += count;
      position += count;
    }
  }

  /** Writes as many bytes of data as a header has promised. */
  void copy(FileContent data, long size) throws IOException {
    if (size == 0) {
      return;
    }
    Optional<ImageSource> random = data.randomAccess();
    if (random.isPresent()) {
      try (ImageSource source = random.get()) {
        copy(size, (done, target) -> source.read(done, target)); // needs no buffer of its own
      }
      return;
    }
    try (InputStream in = data.newInputStream()) {
      copy(size, (done, target) -> in.read(buffer, target.position(), target.remaining()));
    }
  }

  /** Fills a part of {@link #buffer} with what follows the bytes that are done. */
  private interface Filler {
    int fill(long done, ByteBuffer target) throws IOException;
  }

  private void copy(long size, Filler filler) throws IOException {
    for (long left = size; left > 0; ) {
      if (filled == BUFFER) {
        flush();
      }
      int length = (int) Math.min(left, BUFFER - filled);
      int count = filler.fill(size - left, ByteBuffer.wrap(buffer, filled, length));
      if (count < 0) {
        throw new EOFException("content ends after %d of %d bytes".formatted(size - left, size));
      }
      filled += count;
      position += count;
      left -= count;
    }
  }

  /**
   * Writes the entry that ends an archive.
   *
   * @param dialect its form
   * @throws IOException if writing fails
   */
  public void writeTrailer(CpioDialect dialect) throws IOException {
    write(CpioEntry.trailer(dialect));
  }

  /**
   * Writes zeros up to a multiple of a block.
   *
   * @param blockSize bytes, positive
   * @throws IOException if writing fails
   */
  public void padTo(int blockSize) throws IOException {
    if (blockSize <= 0) {
      throw new IllegalArgumentException("not a block size: " + blockSize);
    }
    int rest = (int) (position % blockSize);
    if (rest != 0) {
      write(Bytes.zeros(blockSize - rest));
    }
  }

  /**
   * Returns how many bytes were written.
   *
   * @return bytes, those that are still held included
   */
  public long position() {
    return position;
  }

  /**
   * Hands over what is held. Must be called at the end.
   *
   * @throws IOException if writing fails or is cancelled
   */
  public void finish() throws IOException {
    flush();
  }

  private void put(byte[] bytes, int length) throws IOException {
    int done = 0;
    while (done < length) {
      if (filled == BUFFER) {
        flush();
      }
      int count = Math.min(length - done, BUFFER - filled);
      System.arraycopy(bytes, done, buffer, filled, count);
      filled += count;
      done += count;
      position += count;
    }
  }

  private void flush() throws IOException {
    out.write(buffer, 0, filled);
    filled = 0;
    progress.check(position, -1);
  }
}
