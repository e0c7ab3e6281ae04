package io.github.bootformats.cli;

import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.squashfs.ImageLocator;
import java.io.IOException;

/** Finds the image in a file that a command line names: AppImages have a program before it. */
final class OpenSquashfs {
  private OpenSquashfs() {}

  static ImageSource image(OpenImage file) throws IOException {
    ImageSource source = file.source();
    long start = ImageLocator.find(source).orElse(0);
    return source.slice(start, source.size() - start);
  }
}
