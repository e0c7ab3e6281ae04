package io.github.bootformats.tree.nio;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Reads a file at any position, for one thread at a time. */
interface ContentReader extends Closeable {
  /** Returns the size in bytes. */
  long size() throws IOException;

  /** Reads as {@link ImageSource#read} does. */
  int read(long position, ByteBuffer target) throws IOException;

  /** Opens a content that does not change. */
  static ContentReader open(FileContent content) throws IOException {
    Optional<ImageSource> source = content.randomAccess();
    return source.isPresent() ? new RandomReader(source.get()) : new StreamReader(content);
  }

  /** Reads where the format has random access. */
  record RandomReader(ImageSource source) implements ContentReader {
    @Override
    public long size() {
      return source.size();
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
      return position >= source.size() ? -1 : source.read(position, target);
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
