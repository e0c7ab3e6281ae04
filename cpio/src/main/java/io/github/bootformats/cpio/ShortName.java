package io.github.bootformats.cpio;

import io.github.bootformats.api.Bytes;

/** Names in messages: escaped and never longer than somebody reads. */
final class ShortName {
  private static final int MAX = 120;

  private ShortName() {}

  static String of(Bytes name) {
    return name.length() <= MAX
        ? name.toString()
        : name.slice(0, MAX) + "... (" + name.length() + " bytes)";
  }
}
