/** A format that Boot Formats has never heard of. */
module acme.pack {
  requires io.github.bootformats.api;

  provides io.github.bootformats.api.spi.FormatProvider with
      acme.PackProvider;
}
