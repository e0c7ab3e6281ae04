/** A user of all libraries. */
module sample {
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
}
