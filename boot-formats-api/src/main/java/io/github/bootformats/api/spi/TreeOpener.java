package io.github.bootformats.api.spi;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.tree.TreeImage;
import java.io.IOException;

/** Opens images of a format as trees of files. */
@FunctionalInterface
public interface TreeOpener {
  /**
   * Opens an image. What is read now and what only later is the format's choice; the limits hold
   * for both.
   *
   * @param image the image; borrowed for as long as the result is used, and not closed by it
   * @param limits how much it may ask for
   * @return the open image, which must be closed before {@code image}
   * @throws io.github.bootformats.api.FormatException if there is no tree to be had
   * @throws IOException if reading fails
   */
  TreeImage open(ImageSource image, ReadLimits limits) throws IOException;
}
