package io.github.bootformats.cpio.internal;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import java.io.InputStream;
import java.util.Optional;

/**
 * A part of an image as data; lists of many are why it does not hold a slice.
 *
 * @param source where the data lies
 * @param offset where it begins there
 * @param length how many bytes it has
 */
public record SourceData(ImageSource source, long offset, long length) implements FileContent {
  @Override
  public long size() {
    return length;
  }

  @Override
  public InputStream newInputStream() {
    return slice().newInputStream();
  }

  @Override
  public Optional<ImageSource> randomAccess() {
    return Optional.of(slice());
  }

  private ImageSource slice() {
    return source.slice(offset, length);
  }
}
