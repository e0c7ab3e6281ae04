package io.github.bootformats.api.spi;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;

/**
 * Reads images of a format into its raw model.
 *
 * @param <M> the raw model
 */
public interface ImageReader<M> {
  /**
   * Returns the type of the raw model.
   *
   * @return its class
   */
  Class<M> modelType();

  /**
   * Reads an image.
   *
   * @param image the image; not closed
   * @param limits how much it may ask for
   * @return the model and the findings
   * @throws io.github.bootformats.api.FormatException if the model cannot hold what is there
   * @throws IOException if reading fails
   */
  ReadResult<M> read(ImageSource image, ReadLimits limits) throws IOException;
}
