package io.github.bootformats.tree.nio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** The position in an open file. */
final class TreeChannel implements SeekableByteChannel {
  private final OpenFiles files;
  private final ContentReader content;
  private final OpenMode mode;

  /** Null where nothing is written. */
  private final @Nullable OpenFile writable;

  private long position;
  private volatile boolean closed;

  private TreeChannel(
      OpenFiles files, ContentReader content, OpenMode mode, @Nullable OpenFile writable) {
    this.files = files;
    this.content = content;
    this.mode = mode;
    this.writable = writable;
  }

  static TreeChannel reading(OpenFiles files, ContentReader content) throws IOException {
    return files.add(new TreeChannel(files, content, OpenMode.READING, null));
  }

  static TreeChannel opened(OpenFiles files, OpenFile file, OpenMode mode) throws IOException {
    files.add(file);
    TreeChannel channel = new TreeChannel(files, file, mode, mode.write() ? file : null);
    return files.add(channel);
  }

  private void checkOpen() throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
  }

  private OpenFile writable() {
    OpenFile file = writable;
    if (file == null) {
      throw new NonWritableChannelException();
    }
    return file;
  }

  @Override
  public synchronized int read(ByteBuffer target) throws IOException {
    checkOpen();
    if (!mode.read()) {
      throw new NonReadableChannelException();
    }
    if (target.isReadOnly()) {
      throw new IllegalArgumentException("the buffer is read-only");
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    int count = content.read(position, target);
    position += Math.max(count, 0);
    return count;
  }

  @Override
  public synchronized int write(ByteBuffer source) throws IOException {
    checkOpen();
    int count = source.remaining();
    position = writable().write(mode.append() ? -1 : position, source);
    return count;
  }

  @Override
  public synchronized long position() throws IOException {
    checkOpen();
    return mode.append() ? content.size() : position;
  }

  @Override
  public synchronized TreeChannel position(long newPosition) throws IOException {
    checkOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException("negative position: " + newPosition);
    }
    position = newPosition;
    return this;
  }

  @Override
  public synchronized long size() throws IOException {
    checkOpen();
    return content.size();
  }

  @Override
  public synchronized TreeChannel truncate(long size) throws IOException {
    checkOpen();
    OpenFile file = writable();
    if (size < 0) {
      throw new IllegalArgumentException("negative size: " + size);
    }
    file.truncate(size);
    position = Math.min(position, size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      files.remove(this);
      content.close();
    }
  }
}
