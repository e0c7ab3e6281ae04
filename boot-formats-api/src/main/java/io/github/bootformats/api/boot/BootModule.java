package io.github.bootformats.api.boot;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import java.util.List;

/**
 * A file that a Multiboot kernel is given.
 *
 * @param path the file, as the loader names it
 * @param arguments the words that go with it, without the path
 */
public record BootModule(Bytes path, List<Bytes> arguments) {
  /**
   * Creates a module.
   *
   * @param path the file
   * @param arguments the words; the list is copied
   */
  public BootModule {
    requireNonNull(path);
    arguments = List.copyOf(arguments);
  }
}
