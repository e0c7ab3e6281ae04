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
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries as they are given, wrong ones too, to any stream or channel. {@link
 * CpioTreeWriter} makes correct archives of trees.
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

  /** The same for a stream, where more gains nothing. */
  private static final int STREAM_BUFFER = 64 << 10;

  /** For streams whose bytes go to a channel. */
  private static final int CHUNK = 64 << 10;

  private final WritableByteChannel out;
  private final Progress progress;

  /** What comes next, from the first byte to {@code position()}. */
  private final ByteBuffer buffer;

  private byte @Nullable [] chunk;
  private long position;

  private CpioWriter(WritableByteChannel out, ByteBuffer buffer, Progress progress) {
    this.out = requireNonNull(out);
    this.buffer = buffer;
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
    return new CpioWriter(
        new StreamSink(requireNonNull(out)), ByteBuffer.allocate(STREAM_BUFFER), progress);
  }

  /**
   * Writes to a channel. Between files, this copies less than writing to a stream.
   *
   * @param out the channel, which blocks; borrowed
   * @param progress told the bytes written
   * @return a writer
   */
  public static CpioWriter of(WritableByteChannel out, Progress progress) {
    return new CpioWriter(out, ByteBuffer.allocateDirect(BUFFER), progress);
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
    for (ByteBuffer left = bytes.asByteBuffer(); left.hasRemaining(); ) {
      int count = Math.min(left.remaining(), room());
      buffer.put(left.slice(left.position(), count));
      left.position(left.position() + count);
      position += count;
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
    while (fill(in, Long.MAX_VALUE) >= 0) {
      // until the end
    }
    return position - start;
  }

  /** Writes as many bytes of data as a header has promised. */
  void copy(FileContent data, long size) throws IOException {
    if (size == 0) {
      return;
    }
    Optional<ImageSource> random = data.randomAccess();
    if (random.isPresent()) {
      try (ImageSource source = random.get()) {
        copy(size, (done, left) -> fill(source, done, left));
      }
      return;
    }
    try (InputStream in = data.newInputStream()) {
      copy(size, (done, left) -> fill(in, left));
    }
  }

  /** Adds at most {@code left} of the bytes that follow those that are done. */
  private interface Filler {
    int fill(long done, long left) throws IOException;
  }

  private static void copy(long size, Filler filler) throws IOException {
    for (long left = size; left > 0; ) {
      int count = filler.fill(size - left, left);
      if (count < 0) {
        throw new EOFException("content ends after %s of %s bytes".formatted(size - left, size));
      }
      left -= count;
    }
  }

  /** Reads into the buffer and returns how many bytes, or -1 at the end. */
  private int fill(ImageSource source, long at, long most) throws IOException {
    int length = (int) Math.min(most, room());
    buffer.limit(buffer.position() + length);
    try {
      return counted(source.read(at, buffer));
    } finally {
      buffer.limit(buffer.capacity());
    }
  }

  private int fill(InputStream in, long most) throws IOException {
    int length = (int) Math.min(most, room());
    if (buffer.hasArray()) {
      int count =
          counted(in.read(buffer.array(), buffer.arrayOffset() + buffer.position(), length));
      buffer.position(buffer.position() + Math.max(0, count));
      return count;
    }
    byte[] chunk = chunk();
    int count = counted(in.read(chunk, 0, Math.min(length, chunk.length)));
    buffer.put(chunk, 0, Math.max(0, count));
    return count;
  }

  private byte[] chunk() {
    byte[] bytes = chunk;
    if (bytes == null) {
      bytes = new byte[CHUNK];
      chunk = bytes;
    }
    return bytes;
  }

  private int counted(int count) {
    position += Math.max(0, count);
    return count;
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

  /** Returns how many bytes can be added, at least one. */
  private int room() throws IOException {
    if (!buffer.hasRemaining()) {
      flush();
    }
    return buffer.remaining();
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
    buffer.clear();
    progress.check(position, -1);
  }
}
