/**
 * cpio archives: what they hold, entry by entry, the tree of files that they are, and how to write
 * them.
 *
 * <p>Start at {@link io.github.bootformats.cpio.CpioImage} to read one and at {@link
 * io.github.bootformats.cpio.CpioTreeWriter} to write one.
 */
module io.github.bootformats.cpio {
  requires transitive io.github.bootformats.api;
  requires static org.jspecify;

  exports io.github.bootformats.cpio;

  provides io.github.bootformats.api.spi.FormatProvider with
      io.github.bootformats.cpio.CpioProvider;
}
