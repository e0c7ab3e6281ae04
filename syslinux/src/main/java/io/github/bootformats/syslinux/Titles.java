package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;

/** Titles of entries. */
final class Titles {
  private Titles() {}

  /** Removes the marks of hot keys. */
  static Bytes withoutCarets(Bytes title) {
    if (title.indexOf('^', 0) < 0) {
      return title;
    }
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    for (int i = 0; i < title.length(); i++) {
      if (title.at(i) != '^') {
        plain.write(title.at(i));
      }
    }
    return Bytes.of(plain.toByteArray());
  }
}
