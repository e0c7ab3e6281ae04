package io.github.bootformats.api.spi;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.EditableConfig;
import java.io.IOException;

/** Opens the configurations of a boot loader for changes. */
@FunctionalInterface
public interface ConfigOpener {
  /**
   * Opens a configuration.
   *
   * @param text its exact bytes
   * @param limits how much it may ask for
   * @return the configuration
   * @throws io.github.bootformats.api.FormatException if it cannot be understood well enough to be
   *     changed, or a limit is exceeded
   * @throws IOException if reading fails
   */
  EditableConfig open(Bytes text, ReadLimits limits) throws IOException;
}
