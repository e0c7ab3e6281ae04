package io.github.bootformats.squashfs;

import io.github.bootformats.api.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is odd about a superblock that Linux mounts nevertheless, or would but for one thing. */
final class SuperblockFindings {
  private SuperblockFindings() {}

  static List<Diagnostic> of(SquashfsSuperblock superblock) {
    List<Diagnostic> findings = new ArrayList<>();
    if (superblock.compression().equals(Optional.of(SquashfsCompression.LZMA))) {
      findings.add(
          SquashfsFinding.COMPRESSION_NOT_IN_LINUX.at(
              SuperblockField.COMPRESSION.offset(), "Linux cannot decompress lzma"));
    }
    long unknown = superblock.value(SuperblockField.FLAGS) & ~SuperblockFlag.KNOWN;
    if (unknown != 0) {
      findings.add(
          SquashfsFinding.FLAGS_UNKNOWN.at(
              SuperblockField.FLAGS.offset(), "flags 0x%04x have no meaning".formatted(unknown)));
    }
    return findings;
  }
}
