package io.github.bootformats.api.spi;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageTarget;
import java.io.IOException;
import java.util.function.Function;

/**
 * Writes a format's raw model.
 *
 * @param <M> the raw model
 */
public interface ImageWriter<M> {
  /**
   * Makes a writer for a model whose whole image fits into memory, such as a configuration: the
   * bytes are written from the first one on, and what the target had behind them is cut off.
   *
   * @param <M> the raw model
   * @param modelType its class
   * @param encoder makes the image's bytes
   * @return the writer
   */
  static <M> ImageWriter<M> ofBytes(Class<M> modelType, Function<? super M, Bytes> encoder) {
    requireNonNull(modelType);
    requireNonNull(encoder);
    return new ImageWriter<>() {
      @Override
      public Class<M> modelType() {
        return modelType;
      }

      @Override
      public void write(M model, ImageTarget target, Progress progress) throws IOException {
        Bytes bytes = encoder.apply(model);
        progress.check(0, bytes.length());
        target.write(0, bytes.asByteBuffer());
        target.truncate(bytes.length());
        progress.update(bytes.length(), bytes.length());
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
