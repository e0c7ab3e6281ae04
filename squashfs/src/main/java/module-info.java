/**
 * SquashFS images, version 4.0: their structures, and the tree of files that Linux mounts.
 *
 * <p>Start at {@link io.github.bootformats.squashfs.SquashfsImage} and {@link
 * io.github.bootformats.squashfs.SquashfsWriter}.
 */
module io.github.bootformats.squashfs {
  requires transitive io.github.bootformats.api;
  requires transitive io.github.bootformats.codecs;
  requires static org.jspecify;

  exports io.github.bootformats.squashfs;

  provides io.github.bootformats.api.spi.FormatProvider with
      io.github.bootformats.squashfs.SquashfsProvider;
}
