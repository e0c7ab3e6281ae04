/**
 * Configurations of the SYSLINUX family: what is in the file, byte for byte, what the loader makes
 * of it, and how to change it.
 *
 * <p>Start at {@link io.github.bootformats.syslinux.SyslinuxDocument} for the file and at {@link
 * io.github.bootformats.syslinux.SyslinuxMenu} for what it boots.
 */
module io.github.bootformats.syslinux {
  requires transitive io.github.bootformats.api;
  requires static org.jspecify;

  exports io.github.bootformats.syslinux;

  provides io.github.bootformats.api.spi.FormatProvider with
      io.github.bootformats.syslinux.SyslinuxProvider;
}
