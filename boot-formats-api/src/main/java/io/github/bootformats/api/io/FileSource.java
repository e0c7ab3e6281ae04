package io.github.bootformats.api.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file or block device as a source, read positionally without a lock. */
final class FileSource implements ImageSource {
  private final @Nullable OpenedFile file;
  private final long size;
  private volatile FileChannel channel;
  private volatile boolean closed;

  private FileSource(@Nullable OpenedFile file, FileChannel channel, long size) {
    this.file = file;
    this.channel = channel;
    this.size = size;
  }

  static ImageSource open(Path path) throws IOException {
    OpenedFile file = OpenedFile.at(path);
    FileChannel channel;
    try {
      channel = FileChannel.open(path, StandardOpenOption.READ);
    } catch (UnsupportedOperationException e) {
      // Providers need not offer file channels; all of them offer seekable ones.
      return ChannelSource.open(path);
    }
    try {
      return new FileSource(file, channel, file.sizeOf(channel));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  static ImageSource borrow(FileChannel channel) throws IOException {
    return new FileSource(null, channel, channel.size());
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    Bounds.checkRead(position, target);
    if (closed) {
      throw new ClosedChannelException();
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    if (position >= size) {
      return -1;
    }
    int start = target.position();
    int limit = target.limit();
    target.limit(start + (int) Math.min(Bounds.chunk(target), size - position));
    try {
      return file == null ? channel.read(target, position) : readOwned(file, target, position);
    } finally {
      target.limit(limit);
    }
  }

  private int readOwned(OpenedFile opened, ByteBuffer target, long position) throws IOException {
    int start = target.position();
    // Each further round means that yet another thread was interrupted while it read.
    while (true) {
      if (Thread.currentThread().isInterrupted()) {
        throw new ClosedByInterruptException();
      }
      FileChannel current = channel;
      try {
        return current.read(target, position);
      } catch (ClosedByInterruptException e) {
        throw e;
      } catch (ClosedChannelException e) {
        target.position(start);
        replace(opened, current, e);
      }
    }
  }

  /**
   * Opens the file anew after another thread's interrupt closed the channel, unless somebody did
   * already.
   */
  private synchronized void replace(
      OpenedFile opened, FileChannel broken, ClosedChannelException cause) throws IOException {
    if (closed) {
      throw cause;
    }
    if (channel == broken) {
      channel = opened.reopen();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (file != null) {
      channel.close();
    }
  }

  @Override
  public String toString() {
    return (file == null ? "file channel" : file.path()) + " of " + size + " bytes";
  }

  /** Which file was opened, so that it is known again when it has to be opened once more. */
  private record OpenedFile(Path path, Object identity, boolean regular) {
    static OpenedFile at(Path path) throws IOException {
      // An absolute path stays right whatever the provider makes of relative ones later.
      Path absolute = path.toAbsolutePath();
      BasicFileAttributes attributes = Files.readAttributes(absolute, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        throw new FileSystemException(path.toString(), null, "is a directory, not an image");
      }
      return new OpenedFile(absolute, identity(attributes), attributes.isRegularFile());
    }

    /** Its key, or where the file system gives none, as on Windows, its size and times. */
    private static Object identity(BasicFileAttributes attributes) {
      Object key = attributes.fileKey();
      return key != null
          ? key
          : List.of(attributes.size(), attributes.creationTime(), attributes.lastModifiedTime());
    }

    /**
     * The JDK asks the driver for the size of a block device; what has no size at all is refused.
     */
    long sizeOf(FileChannel channel) throws IOException {
      long size = channel.size();
      if (size == 0 && !regular && channel.read(ByteBuffer.allocate(1), 0) > 0) {
        throw new FileSystemException(path.toString(), null, "its size cannot be told");
      }
      return size;
    }

    FileChannel reopen() throws IOException {
      FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
      try {
        if (!identity.equals(at(path).identity)) {
          throw new FileSystemException(path.toString(), null, "was replaced by another file");
        }
        return channel;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    }
  }
}
