package io.github.bootformats.api.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A part of a source. However deep slices are nested, a read goes straight to what the first was
 * cut from.
 */
final class SliceSource implements ImageSource {
  private final ImageSource root;
  private final @Nullable SliceSource parent;
  private final long offset;
  private final long size;
  private volatile boolean closed;

  private SliceSource(ImageSource root, @Nullable SliceSource parent, long offset, long size) {
    this.root = root;
    this.parent = parent;
    this.offset = offset;
    this.size = size;
  }

  static SliceSource of(ImageSource source, long offset, long length) {
    long available = source.size();
    Objects.checkFromIndexSize(offset, length, available);
    return source instanceof SliceSource slice
        ? new SliceSource(slice.root, slice, slice.offset + offset, length)
        : new SliceSource(source, null, offset, length);
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public int read(long position, ByteBuffer target) throws IOException {
    Bounds.checkRead(position, target);
    checkOpen();
    long left = Math.max(size - position, 0);
    int limit = target.limit();
    boolean atEnd = left == 0 && target.hasRemaining();
    target.limit(target.position() + (int) Math.min(target.remaining(), left));
    try {
      // Asked for nothing, the root still tells whether it is closed.
      int count = root.read(offset + Math.min(position, size), target);
      return atEnd ? -1 : count;
    } finally {
      target.limit(limit);
    }
  }

  private void checkOpen() throws ClosedChannelException {
    for (SliceSource slice = this; slice != null; slice = slice.parent) {
      if (slice.closed) {
        throw new ClosedChannelException();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public String toString() {
    return size + " bytes at byte " + offset + " of " + root;
  }
}
