package io.github.bootformats.tree;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Content that has been written to; the image belongs to one file only. */
record MemoryContent(MemoryImage image) implements FileContent {
  @Override
  public long size() {
    return image.size();
  }

  @Override
  public InputStream newInputStream() {
    return image.newInputStream();
  }

  @Override
  public Optional<ImageSource> randomAccess() {
    return Optional.of(image.slice(0, image.size()));
  }

  @Override
  public void copyTo(ImageTarget target, long position, Progress progress) throws IOException {
    image.copyTo(target, position, progress);
  }
}
