/**
 * Layers of files as Linux's overlayfs merges them.
 *
 * <p>Start at {@link io.github.bootformats.overlay.Overlay}.
 */
module io.github.bootformats.overlay {
  requires transitive io.github.bootformats.api;
  requires transitive io.github.bootformats.tree;
  requires org.apache.commons.compress;
  requires static org.jspecify;

  exports io.github.bootformats.overlay;

  provides io.github.bootformats.api.spi.FormatProvider with
      io.github.bootformats.overlay.TarProvider;
}
