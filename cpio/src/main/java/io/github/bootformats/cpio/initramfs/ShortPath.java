package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Bytes;

/** Paths in messages: escaped and never longer than somebody reads. */
final class ShortPath {
  private static final int MAX = 120;

  private ShortPath() {}

  static String of(Bytes path) {
    return path.length() <= MAX
        ? path.toString()
        : path.slice(0, MAX) + "... (" + path.length() + " bytes)";
  }
}
