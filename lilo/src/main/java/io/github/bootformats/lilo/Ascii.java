package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;

/** Bytes as the loaders look at them. */
final class Ascii {
  private Ascii() {}

  /** Letters of ASCII in lower case; all other bytes stay. */
  static Bytes lowerCase(Bytes text) {
    byte[] bytes = text.toByteArray();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] >= 'A' && bytes[i] <= 'Z') {
        bytes[i] = (byte) (bytes[i] | 0x20);
      }
    }
    return Bytes.of(bytes);
  }

  static boolean equalsIgnoreCase(Bytes a, Bytes b) {
    return a.length() == b.length() && lowerCase(a).equals(lowerCase(b));
  }

  /** The part of a path behind the last slash. */
  static Bytes baseName(Bytes path) {
    int begin = 0;
    for (int i = path.indexOf('/', 0); i >= 0; i = path.indexOf('/', i + 1)) {
      begin = i + 1;
    }
    return path.slice(begin, path.length());
  }

  static Bytes replaced(Bytes text, char old, char replacement) {
    byte[] bytes = text.toByteArray();
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == old) {
        bytes[i] = (byte) replacement;
      }
    }
    return Bytes.of(bytes);
  }
}
