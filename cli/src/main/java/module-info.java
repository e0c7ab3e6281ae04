/** The command line over all Boot Formats libraries. */
module io.github.bootformats.cli {
  requires io.github.bootformats.api;
  requires io.github.bootformats.codecs;
  requires io.github.bootformats.cpio;
  requires io.github.bootformats.grub;
  requires io.github.bootformats.kernel;
  requires io.github.bootformats.lilo;
  requires io.github.bootformats.overlay;
  requires io.github.bootformats.partition;
  requires io.github.bootformats.squashfs;
  requires io.github.bootformats.syslinux;
  requires io.github.bootformats.testkit;
  requires io.github.bootformats.tree;
  requires info.picocli;
  requires com.fasterxml.jackson.core;
  requires static org.jspecify;

  opens io.github.bootformats.cli to
      info.picocli;
}
