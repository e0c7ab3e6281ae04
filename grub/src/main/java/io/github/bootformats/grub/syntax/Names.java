package io.github.bootformats.grub.syntax;

import io.github.bootformats.api.Bytes;

/** What may be the name of a variable or a function where the grammar wants a name. */
final class Names {
  private Names() {}

  static void requireName(Bytes name) {
    if (!isName(name) || Keyword.of(name).isPresent()) {
      throw new IllegalArgumentException("not a name: " + name);
    }
  }

  static boolean isName(Bytes name) {
    if (name.isEmpty() || isDigit(name.at(0))) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      int c = name.at(i);
      if (!isDigit(c) && !isLetter(c)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether this is a name, a number or one of {@code ? # * @}. */
  static boolean isParameter(Bytes name) {
    return isName(name)
        || isNumber(name)
        || (name.length() == 1 && "?#*@".indexOf(name.at(0)) >= 0);
  }

  private static boolean isNumber(Bytes name) {
    for (int i = 0; i < name.length(); i++) {
      if (!isDigit(name.at(i))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
