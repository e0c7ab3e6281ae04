package io.github.bootformats.grub.legacy;

/** How GRUB Legacy takes a line and its words apart. */
final class LineRules {
  /** More of a line is not kept ({@code NEW_HEAPSIZE}). */
  static final int MAX_LINE = 1500;

  private static final int MAX_INT = Integer.MAX_VALUE;

  private LineRules() {}

  static int nameEnd(String text) {
    int end = 0;
    while (end < text.length() && !isSeparator(text.charAt(end), true)) {
      end++;
    }
    return end;
  }

  static int argumentBegin(String text) {
    return skip(text, 0, true);
  }

  /** Returns where the word behind the first one begins. */
  static int nextWord(String text) {
    return skip(text, 0, false);
  }

  private static int skip(String text, int from, boolean afterEquals) {
    int i = from;
    while (i < text.length() && !isSeparator(text.charAt(i), afterEquals)) {
      i++;
    }
    while (i < text.length() && isSeparator(text.charAt(i), afterEquals)) {
      i++;
    }
    return i;
  }

  private static boolean isSeparator(char c, boolean equals) {
    return c == ' ' || c == '\t' || (equals && c == '=');
  }

  static String withoutSpaceBefore(String text) {
    int begin = 0;
    while (begin < text.length() && isSeparator(text.charAt(begin), false)) {
      begin++;
    }
    return text.substring(begin);
  }

  static String withoutSpaceBehind(String text) {
    int end = text.length();
    while (end > 0 && isSeparator(text.charAt(end - 1), false)) {
      end--;
    }
    return text.substring(0, end);
  }

  static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && !isSeparator(text.charAt(end), false)) {
      end++;
    }
    return text.substring(0, end);
  }

  /**
   * A number at the beginning of a text.
   *
   * @param value the number, or -1 if there is none or it is too large
   * @param end where it ends
   */
  record Numeral(int value, int end) {
    static final Numeral NONE = new Numeral(-1, 0);
  }

  /** Reads a number, decimal or hexadecimal after 0x; whatever follows does not matter. */
  static Numeral number(String text) {
    boolean hex = text.length() > 1 && text.charAt(0) == '0' && (text.charAt(1) | 0x20) == 'x';
    int base = hex ? 16 : 10;
    int begin = hex ? 2 : 0;
    int end = begin;
    int value = 0;
    while (end < text.length()) {
      char c = text.charAt(end);
      int digit = c < 0x80 ? Character.digit(c, base) : -1;
      if (digit < 0) {
        break;
      }
      if (value > (MAX_INT - digit) / base) {
        return Numeral.NONE;
      }
      value = value * base + digit;
      end++;
    }
    return end == begin ? Numeral.NONE : new Numeral(value, end);
  }
}
