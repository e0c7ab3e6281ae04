/**
 * The contracts of Boot Formats: byte strings, image sources and targets, diagnostics, limits,
 * errors and the service-provider interface that format modules implement.
 *
 * <p>The module holds no format and depends on nothing but the JDK and (at compile time) JSpecify.
 */
module io.github.bootformats.api {
  requires static transitive org.jspecify;

  exports io.github.bootformats.api;
  exports io.github.bootformats.api.boot;
  exports io.github.bootformats.api.disk;
  exports io.github.bootformats.api.io;
  exports io.github.bootformats.api.spi;
  exports io.github.bootformats.api.tree;

  uses io.github.bootformats.api.spi.FormatProvider;
}
