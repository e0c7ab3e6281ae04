package io.github.bootformats.grub.internal.run;

/** The backslashes by which a word keeps its quoted wildcards apart until they are expanded. */
final class Escapes {
  private Escapes() {}

  /** Makes every byte of quoted text an ordinary one. */
  static String quoted(String text) {
    if (!hasSpecial(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' || c == '?' || c == '\\') {
        out.append('\\');
      }
      out.append(c);
    }
    return out.toString();
  }

  /** Keeps the backslashes of a value, but not its wildcards, from being special. */
  static String value(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        out.append('\\');
        boolean wildcardFollows =
            i + 1 < text.length() && (text.charAt(i + 1) == '*' || text.charAt(i + 1) == '?');
        if (wildcardFollows) {
          out.append('\\');
        }
      }
      out.append(c);
    }
    return out.toString();
  }

  /** Takes the backslashes out, but for {@code \xHH} if that is to stay. */
  static String remove(String text, boolean keepsHex) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean escapes = c == '\\' && i + 1 < text.length();
      if (escapes && !(keepsHex && isHex(text, i))) {
        c = text.charAt(++i);
      }
      out.append(c);
    }
    return out.toString();
  }

  /** Returns whether {@code \xHH} is at a place. */
  static boolean isHex(String text, int at) {
    return text.startsWith("\\x", at)
        && at + 3 < text.length()
        && isHexDigit(text.charAt(at + 2))
        && isHexDigit(text.charAt(at + 3));
  }

  private static boolean isHexDigit(char c) {
    return Character.digit(c, 16) >= 0 && c < 0x80;
  }

  /** Takes out the pairs of a backslash and a new line. */
  static String joinLines(String text) {
    if (text.indexOf('\n') < 0 || text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(c);
      } else if (text.charAt(i + 1) == '\n') {
        i++;
      } else {
        out.append(c).append(text.charAt(++i));
      }
    }
    return out.toString();
  }

  /** Takes the escapes of double quotes out. */
  static String doubleQuoted(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (next == '\n') {
        i++;
      } else if (next == '$' || next == '"' || next == '\\') {
        out.append(next);
        i++;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean hasSpecial(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' || c == '?' || c == '\\') {
        return true;
      }
    }
    return false;
  }
}
