package io.github.bootformats.api.spi;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;

/**
 * Writes a format's raw model.
 *
 * @param <M> the raw model
 */
public interface ImageWriter<M> {
  /**
   * Returns the type of the raw model.
   *
   * @return its class
   */
  Class<M> modelType();

  /**
   * Writes a model, in an order that a crash cannot turn into a mixture where the format allows
   * that.
   *
   * @param model the model
   * @param target where to; not closed
   * @param progress told how many bytes are written
   * @throws IOException if writing fails or is cancelled
   */
  void write(M model, ImageTarget target, Progress progress) throws IOException;
}
