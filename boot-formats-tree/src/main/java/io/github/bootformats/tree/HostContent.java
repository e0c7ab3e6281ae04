package io.github.bootformats.tree;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The content of a file of the host, of the size that it had when it was looked up. */
record HostContent(Path path, long size) implements FileContent {
  @Override
  public InputStream newInputStream() throws IOException {
    ImageSource source = open();
    return new FilterInputStream(source.newInputStream()) {
      @Override
      public long transferTo(OutputStream out) throws IOException {
        return in.transferTo(out);
      }

      @Override
      public void close() throws IOException {
        try (source) {
          super.close();
        }
      }
    };
  }

  @Override
  public Optional<ImageSource> randomAccess() throws IOException {
    return Optional.of(open());
  }

  private ImageSource open() throws IOException {
    ImageSource source = ImageSource.open(path);
    if (source.size() != size) {
      long now = source.size();
      source.close();
      throw new EOFException(path + " had " + size + " bytes when it was listed, now " + now);
    }
    return source;
  }
}
