package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import java.io.IOException;

/** A file with code that a BIOS starts, all of which fits into the memory of a PC of 1981. */
final class BootCodeFile {
  private static final int MAX_BYTES = 1 << 20;

  private BootCodeFile() {}

  static Bytes read(Bootfmt tool, String name) throws IOException {
    ImageFile file = ImageFile.of(tool.directory(), name);
    try (ImageSource source = file.read()) {
      if (source.size() > MAX_BYTES) {
        throw file.problem("is no boot code: it has more than 1 MiB");
      }
      return Bytes.read(source, 0, (int) source.size());
    }
  }
}
