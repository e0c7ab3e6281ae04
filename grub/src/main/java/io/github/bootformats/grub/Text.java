package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.run.Latin;

/** Bytes as text with a character for each of them. */
final class Text {
  private Text() {}

  static String latin(Bytes bytes) {
    return Latin.of(bytes);
  }

  static Bytes bytes(String latin) {
    return Latin.bytes(latin);
  }
}
