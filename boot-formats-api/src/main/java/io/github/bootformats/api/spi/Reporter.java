package io.github.bootformats.api.spi;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;

/** Describes images of a format as a neutral tree of facts. */
@FunctionalInterface
public interface Reporter {
  /**
   * Describes an image.
   *
   * @param image the image; not closed
   * @param limits how much it may ask for
   * @return the facts and findings
   * @throws io.github.bootformats.api.FormatException if nothing can be said of what is there
   * @throws IOException if reading fails
   */
  Report report(ImageSource image, ReadLimits limits) throws IOException;
}
