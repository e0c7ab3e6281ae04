package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.FileContent;
import java.io.InputStream;
import java.util.Optional;

/** A part of what a segment holds; lists of many are why it does not hold a slice. */
record SegmentContent(ImageSource data, long offset, long size) implements FileContent {
  @Override
  public InputStream newInputStream() {
    return data.slice(offset, size).newInputStream();
  }

  @Override
  public Optional<ImageSource> randomAccess() {
    return Optional.of(data.slice(offset, size));
  }
}
