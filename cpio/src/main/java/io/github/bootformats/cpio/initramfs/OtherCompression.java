package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Compressions that Linux does not unpack, for which images have been made all the same. */
record OtherCompression(String title, String hint, Bytes magic) {
  private static final List<OtherCompression> KNOWN =
      List.of(
          of("data in lz4 frames", "it takes legacy ones, which lz4 -l makes", "04224d18"),
          of("lzip data", "it takes xz with CRC32 instead", "4c5a4950"),
          of("compress (.Z) data", "it takes gzip instead", "1f9d"));

  private static OtherCompression of(String title, String hint, String magic) {
    return new OtherCompression(title, hint, Bytes.of(HexFormat.of().parseHex(magic)));
  }

  static Optional<OtherCompression> of(byte[] head) {
    Bytes bytes = Bytes.of(head);
    return KNOWN.stream().filter(other -> bytes.startsWith(other.magic)).findFirst();
  }

  /** Returns what this is, and what would do. */
  String complaint() {
    return title + ", which Linux does not unpack: " + hint;
  }
}
