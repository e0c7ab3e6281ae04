/**
 * cpio archives: what they hold, entry by entry, the tree of files that they are, and how to write
 * them.
 *
 * <p>Start at {@link io.github.bootformats.cpio.CpioImage} to read one and at {@link
 * io.github.bootformats.cpio.CpioTreeWriter} to write one; at {@link
 * io.github.bootformats.cpio.initramfs.InitramfsImage} to read what Linux boots.
 */
module io.github.bootformats.cpio {
  requires transitive io.github.bootformats.api;
  requires transitive io.github.bootformats.codecs;
  requires static org.jspecify;

  exports io.github.bootformats.cpio;
  exports io.github.bootformats.cpio.initramfs;

  provides io.github.bootformats.api.spi.FormatProvider with
      io.github.bootformats.cpio.CpioProvider,
      io.github.bootformats.cpio.initramfs.InitramfsProvider;
}
