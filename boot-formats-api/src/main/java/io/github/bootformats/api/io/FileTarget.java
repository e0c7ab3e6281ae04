package io.github.bootformats.api.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file or block device as a target, written positionally without a lock. */
final class FileTarget implements ImageTarget {
  private final FileChannel channel;
  private final boolean owned;
  private volatile boolean closed;

  private FileTarget(FileChannel channel, boolean owned) {
    this.channel = channel;
    this.owned = owned;
  }

  static ImageTarget open(Path path) throws IOException {
    return own(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
  }

  static ImageTarget create(Path path) throws IOException {
    return own(path, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
  }

  private static ImageTarget own(Path path, StandardOpenOption... options) throws IOException {
    try {
      return new FileTarget(FileChannel.open(path, options), true);
    } catch (UnsupportedOperationException e) {
      return ownChannel(path, options);
    }
  }

  /** Providers need not offer file channels; all of them offer seekable ones. */
  private static ImageTarget ownChannel(Path path, StandardOpenOption... options)
      throws IOException {
    try {
      return new ChannelTarget(Files.newByteChannel(path, options), true);
    } catch (UnsupportedOperationException e) {
      throw new FileSystemException(path.toString(), null, "cannot be written there");
    }
  }

  static ImageTarget borrow(FileChannel channel) {
    return new FileTarget(channel, false);
  }

  @Override
  public long size() throws IOException {
    return open().size();
  }

  @Override
  public void write(long position, ByteBuffer source) throws IOException {
    Bounds.checkRange(position, source.remaining());
    FileChannel file = open();
    long at = position;
    int limit = source.limit();
    try {
      while (source.position() < limit) {
        source.limit(limit);
        source.limit(source.position() + Bounds.chunk(source));
        at += file.write(source, at);
      }
    } finally {
      source.limit(limit);
    }
  }

  @Override
  public void writeZeros(long position, long length) throws IOException {
    ZeroRuns.write(this, position, length);
  }

  @Override
  public void truncate(long size) throws IOException {
    Bounds.checkPosition(size);
    FileChannel file = open();
    long before = file.size();
    if (size < before) {
      file.truncate(size);
    } else if (size > before) {
      ZeroRuns.write(this, before, size - before);
    }
  }

  @Override
  public void force() throws IOException {
    open().force(true);
  }

  private FileChannel open() throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
    return channel;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    if (owned) {
      channel.close();
    }
  }
}
