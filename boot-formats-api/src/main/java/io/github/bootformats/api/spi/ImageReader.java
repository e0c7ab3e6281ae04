package io.github.bootformats.api.spi;

import static java.util.Objects.requireNonNull;

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
   * Reads an image; what {@link ImageReader#read} does.
   *
   * @param <M> the raw model
   */
  @FunctionalInterface
  interface Function<M> {
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

  /**
   * Makes a reader of a function.
   *
   * @param <M> the raw model
   * @param modelType its class
   * @param function what reads it
   * @return the reader
   */
  static <M> ImageReader<M> of(Class<M> modelType, Function<M> function) {
    requireNonNull(modelType);
    requireNonNull(function);
    return new ImageReader<>() {
      @Override
      public Class<M> modelType() {
        return modelType;
      }

      @Override
      public ReadResult<M> read(ImageSource image, ReadLimits limits) throws IOException {
        return function.read(image, limits);
      }
    };
  }

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
