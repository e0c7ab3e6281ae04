/**
 * Configurations of LILO and ELILO: what is in the file, byte for byte, what the loader makes of
 * it, and how to change it.
 *
 * <p>Start at {@link io.github.bootformats.lilo.LiloDocument} for the file and at {@link
 * io.github.bootformats.lilo.LiloMenu} for what it boots.
 */
module io.github.bootformats.lilo {
  requires transitive io.github.bootformats.api;
  requires static org.jspecify;

  exports io.github.bootformats.lilo;

  provides io.github.bootformats.api.spi.FormatProvider with
      io.github.bootformats.lilo.LiloProvider;
}
