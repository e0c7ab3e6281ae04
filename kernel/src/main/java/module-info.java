/**
 * Images of the Linux kernel: what a boot loader or a firmware finds in {@code vmlinuz}.
 *
 * <p>Start at {@link io.github.bootformats.kernel.KernelImage}.
 */
module io.github.bootformats.kernel {
  requires transitive io.github.bootformats.api;
  requires static org.jspecify;

  exports io.github.bootformats.kernel;

  provides io.github.bootformats.api.spi.FormatProvider with
      io.github.bootformats.kernel.KernelProvider;
}
