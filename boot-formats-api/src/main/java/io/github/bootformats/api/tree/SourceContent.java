package io.github.bootformats.api.tree;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A whole source as the content of a file. */
record SourceContent(ImageSource source) implements FileContent {
  @Override
  public long size() {
    return source.size();
  }

  @Override
  public InputStream newInputStream() {
    return source.newInputStream();
  }

  @Override
  public Optional<ImageSource> randomAccess() {
    // The caller closes what it gets, which must not be the source that was lent.
    return Optional.of(source.slice(0, source.size()));
  }

  @Override
  public void copyTo(ImageTarget target, long position, Progress progress) throws IOException {
    source.copyTo(target, position, progress); // which may know its holes, as a slice does not
  }
}
