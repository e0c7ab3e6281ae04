package io.github.bootformats.cli.demo;

import io.github.bootformats.squashfs.SquashfsCompression;

/**
 * How a disk is made.
 *
 * @param gpt whether it has a GPT with a BIOS boot partition; else an MBR with a gap
 * @param compression of the root; GRUB 2.06 reads gzip, lzo and xz
 * @param initramfs how the initramfs is compressed: {@code gzip}, {@code xz}, {@code zstd}, ...
 * @param greeting what the system says when it is up
 */
public record DiskStyle(
    boolean gpt, SquashfsCompression compression, String initramfs, String greeting) {
  /** The one of the demonstration: its bytes do not depend on the JDK. */
  public static final DiskStyle DEFAULT =
      new DiskStyle(true, SquashfsCompression.LZO, "xz", "BOOT-OK");
}
