package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import java.nio.charset.StandardCharsets;

/** Bytes as SYSLINUX looks at them. */
final class Ascii {
  private Ascii() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** White space is every control character, and DEL. */
  static boolean isSpace(int c) {
    return (c & 0xFF) <= ' ' || (c & 0xFF) == 0x7F;
  }

  static int skipSpaces(Bytes text, int from) {
    int i = from;
    while (i < text.length() && isSpace(text.at(i))) {
      i++;
    }
    return i;
  }

  /** The index of the first white space, or the end. */
  static int wordEnd(Bytes text, int from) {
    int i = from;
    while (i < text.length() && !isSpace(text.at(i))) {
      i++;
    }
    return i;
  }

  static Bytes firstWord(Bytes text) {
    return text.slice(0, wordEnd(text, 0));
  }

  static Bytes afterSpaces(Bytes text, int from) {
    return text.slice(skipSpaces(text, from), text.length());
  }

  /** Whether a part of a text is a word of lower-case letters, digits and the like. */
  static boolean equalsIgnoreCase(byte[] text, int begin, int end, byte[] word) {
    if (end - begin != word.length) {
      return false;
    }
    for (int i = 0; i < word.length; i++) {
      if (((text[begin + i] ^ word[i]) & ~0x20) != 0) {
        return false;
      }
    }
    return true;
  }

  /** Where one text is in another, from a place on; or -1. */
  static int find(Bytes text, Bytes wanted, int from) {
    for (int i = from; i + wanted.length() <= text.length(); i++) {
      if (text.slice(i, i + wanted.length()).equals(wanted)) {
        return i;
      }
    }
    return -1;
  }
}
