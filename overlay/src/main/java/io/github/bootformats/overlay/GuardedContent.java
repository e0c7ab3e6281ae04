package io.github.bootformats.overlay;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Content that other threads may write to.
 *
 * @param content as the tree in memory has it
 */
record GuardedContent(Guard guard, FileContent content) implements FileContent {
  /**
   * Returns the content that a tree in memory can take over, which it copies when it is its own.
   */
  static FileContent unwrap(FileContent content) {
    return content instanceof GuardedContent guarded ? guarded.content : content;
  }

  @Override
  public long size() throws IOException {
    return guard.read(content::size);
  }

  @Override
  public InputStream newInputStream() throws IOException {
    Optional<ImageSource> random = randomAccess();
    return random.isPresent() ? random.get().newInputStream() : content.newInputStream();
  }

  @Override
  public Optional<ImageSource> randomAccess() throws IOException {
    return guard.read(content::randomAccess).map(source -> new Source(guard, source));
  }

  private record Source(Guard guard, ImageSource source) implements ImageSource {
    @Override
    public long size() {
      return guard.get(source::size);
    }

    @Override
    public int read(long position, ByteBuffer target) throws IOException {
      return guard.read(() -> source.read(position, target));
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}
