package io.github.bootformats.api.spi;

import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.Optional;

/**
 * One format, as tools see it that do not know it.
 *
 * <p>Implementations have a public constructor without parameters, are immutable, and serve any
 * number of threads. They are found by {@link java.util.ServiceLoader} through {@link
 * io.github.bootformats.api.Formats}.
 */
public interface FormatProvider {
  /**
   * Says what this format is.
   *
   * @return the descriptor, always the same
   */
  FormatDescriptor descriptor();

  /**
   * Looks whether an image is of this format. Reads a bounded number of bytes, whatever the image's
   * size, and does not throw when the image is of another format, or damaged, or empty.
   *
   * @param image the image; not closed
   * @param nameHint the name of the file, or empty; only ever a hint
   * @return how sure this is, and why
   * @throws IOException if reading fails
   */
  Detection detect(ImageSource image, String nameHint) throws IOException;

  /**
   * Returns what this format can do.
   *
   * @param <C> the type that does it
   * @param capability what is wanted
   * @return the implementation, or empty when the format does not offer it
   */
  <C> Optional<C> capability(Capability<C> capability);
}
