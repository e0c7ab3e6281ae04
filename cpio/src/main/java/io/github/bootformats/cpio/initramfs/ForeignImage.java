package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * File systems that Linux takes as an initrd, the older kind of a first root:
 * identify_ramdisk_image of init/do_mounts_rd.c knows these by their magic numbers, compressed too.
 */
record ForeignImage(String title, int offset, Bytes magic) {
  private static final List<ForeignImage> KNOWN =
      List.of(
          of("ext2, ext3 or ext4 file system", 1080, "53ef"),
          of("minix file system", 1040, "7f13"),
          of("minix file system with names of 30 bytes", 1040, "8f13"),
          of("minix 2 file system", 1040, "6824"),
          of("minix 2 file system with names of 30 bytes", 1040, "7824"),
          of("romfs file system", 0, "2d726f6d3166732d"),
          of("cramfs file system", 0, "453dcd28"),
          of("cramfs file system", 512, "453dcd28"),
          of("SquashFS file system", 0, "68737173"));

  /** How many bytes at the start tell. */
  static final int HEAD_BYTES = 1082;

  private static ForeignImage of(String title, int offset, String magic) {
    return new ForeignImage(title, offset, Bytes.of(HexFormat.of().parseHex(magic)));
  }

  static Optional<String> title(ImageSource image) throws IOException {
    for (ForeignImage foreign : KNOWN) {
      int length = foreign.magic.length();
      if (image.size() >= foreign.offset + length
          && Bytes.read(image, foreign.offset, length).equals(foreign.magic)) {
        return Optional.of(foreign.title);
      }
    }
    return Optional.empty();
  }
}
