package io.github.bootformats.api.spi;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.List;

/** Lists the images that lie inside images of a format: partitions, segments. */
@FunctionalInterface
public interface ChildLister {
  /**
   * Lists what is inside.
   *
   * @param image the image; not closed
   * @param limits how much it may ask for
   * @return the children, in the order of the image
   * @throws io.github.bootformats.api.FormatException if the image cannot be understood
   * @throws IOException if reading fails
   */
  List<ChildImage> children(ImageSource image, ReadLimits limits) throws IOException;
}
