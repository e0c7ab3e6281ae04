package io.github.bootformats.cli;

import io.github.bootformats.codecs.StreamCodec;
import io.github.bootformats.cpio.CpioWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import java.io.IOException;
import java.util.Optional;

/**
 * An archive that is to be made of an image.
 *
 * @param format its format
 * @param options what was said for all formats
 * @param squashfs what was said for SquashFS
 */
record ArchiveRequest(PackFormat format, PackOptions options, SquashfsPackOptions squashfs) {
  /**
   * Makes it.
   *
   * @return the exit status
   */
  int write(String source, NewArchive archive, Bootfmt tool) throws IOException {
    if (format == PackFormat.SQUASHFS) {
      SquashfsWriteOptions writing = squashfs.writing(options, tool.environment());
      try (OpenTree open = OpenTree.open(source, tool)) {
        return archive.write(open, options.applied(open.tree()), writing);
      }
    }
    squashfs.refuseFor(format);
    CpioWriteOptions writing = options.writing(format, tool.environment());
    Optional<StreamCodec> codec = options.compression(format);
    try (OpenTree open = OpenTree.open(source, tool)) {
      return archive.write(open, options.applied(open.tree()), writing, codec);
    }
  }
}
