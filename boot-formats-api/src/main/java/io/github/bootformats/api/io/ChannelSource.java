package io.github.bootformats.api.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Any seekable channel as a source. The channel has one cursor; the channel itself is the lock, so
 * that several sources and targets over it get along.
 */
final class ChannelSource implements ImageSource {
  /** How often a channel may return nothing before it counts as broken. */
  private static final int EMPTY_READS = 16;

  private final SeekableByteChannel channel;
  private final boolean owned;
  private final long size;
  private volatile boolean closed;

  ChannelSource(SeekableByteChannel channel, boolean owned) throws IOException {
    this.channel = channel;
    this.owned = owned;
    this.size = channel.size();
    try {
      // Some channels, such as those of the JDK's jrt file system, are seekable by their type only.
      channel.position(channel.position());
    } catch (UnsupportedOperationException e) {
      throw new IOException("channel cannot seek", e);
    }
  }

  /** Opens a file of a provider that has no file channels. */
  static ChannelSource open(Path path) throws IOException {
    SeekableByteChannel channel = Files.newByteChannel(path);
    try {
      return new ChannelSource(channel, true);
    } catch (IOException e) {
      channel.close();
      throw new FileSystemException(path.toString(), null, e.getMessage());
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    Bounds.checkRead(position, target);
    requireOpen();
    if (!target.hasRemaining()) {
      return 0;
    }
    if (position >= size) {
      return -1;
    }
    int limit = target.limit();
    target.limit(target.position() + (int) Math.min(target.remaining(), size - position));
    try {
      synchronized (channel) {
        requireOpen(); // it may have been closed while this read waited
        channel.position(position);
        for (int i = 0; i < EMPTY_READS; i++) {
          int count = channel.read(target);
          if (count != 0) {
            return count;
          }
        }
      }
    } finally {
      target.limit(limit);
    }
    throw new IOException("channel gives no bytes at byte " + position);
  }

  private void requireOpen() throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    if (owned) {
      channel.close();
    }
  }

  @Override
  public String toString() {
    return "channel of " + size + " bytes";
  }
}
