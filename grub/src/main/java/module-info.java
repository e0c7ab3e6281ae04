/**
 * Configurations of GRUB 2, with the entries of its {@code blscfg}, and of GRUB Legacy: their
 * syntax, the menus that GRUB makes of them, and minimal edits.
 *
 * <p>Start at {@link io.github.bootformats.grub.GrubScript}, at {@link
 * io.github.bootformats.grub.bls.BlsDocument} or at {@link
 * io.github.bootformats.grub.legacy.LegacyDocument}.
 */
module io.github.bootformats.grub {
  requires transitive io.github.bootformats.api;
  requires static org.jspecify;
  requires org.tukaani.xz;

  exports io.github.bootformats.grub;
  exports io.github.bootformats.grub.bios;
  exports io.github.bootformats.grub.bls;
  exports io.github.bootformats.grub.legacy;
  exports io.github.bootformats.grub.syntax;

  provides io.github.bootformats.api.spi.FormatProvider with
      io.github.bootformats.grub.GrubProvider,
      io.github.bootformats.grub.GrubEnvironmentProvider,
      io.github.bootformats.grub.bls.BlsProvider,
      io.github.bootformats.grub.legacy.LegacyProvider;
}
