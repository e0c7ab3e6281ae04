package io.github.bootformats.api.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A seekable channel that is no file channel, and moves few bytes at a time, as the contract
 * allows.
 */
final class PlainChannel implements SeekableByteChannel {
  private static final int MOST = 1000;

  private final SeekableByteChannel channel;

  PlainChannel(SeekableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int limit = target.limit();
    target.limit(target.position() + Math.min(target.remaining(), MOST));
    int count = channel.read(target);
    target.limit(limit);
    return count;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int limit = source.limit();
    source.limit(source.position() + Math.min(source.remaining(), MOST));
    int count = channel.write(source);
    source.limit(limit);
    return count;
  }

  @Override
  public long position() throws IOException {
    return channel.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    channel.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    channel.truncate(size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
