package io.github.bootformats.grub.internal.run;

/**
 * GRUB's {@code grub_strtoull}: leading blanks, no sign, and in base 0 a prefix {@code 0x} or a
 * leading zero before an octal digit.
 */
final class Numbers {
  private Numbers() {}

  /**
   * A number that was read.
   *
   * @param value the value, unsigned; all ones when it was too large
   * @param end the index behind the number
   * @param status {@link Status#OK}, {@link Status#BAD_NUMBER} or {@link Status#OUT_OF_RANGE}
   */
  record Parsed(long value, int end, int status) {
    /** Sets the machine's error if this is no number; returns the status. */
    int report(Machine machine) {
      return switch (status) {
        case Status.BAD_NUMBER -> machine.fail(status, "unrecognized number");
        case Status.OUT_OF_RANGE -> machine.fail(status, "overflow is detected");
        default -> status;
      };
    }
  }

  static Parsed parse(String text, int from, int base) {
    int i = from;
    while (i < text.length() && Latin.isSpace(text.charAt(i))) {
      i++;
    }
    int radix = base;
    if (text.startsWith("0x", i) && (base == 0 || base == 16)) {
      radix = 16;
      i += 2;
    } else if (base == 0
        && i + 1 < text.length()
        && text.charAt(i) == '0'
        && isOctal(text, i + 1)) {
      radix = 8;
    } else if (base == 0) {
      radix = 10;
    }
    long value = 0;
    boolean found = false;
    for (; i < text.length(); i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0 || digit >= radix) {
        break;
      }
      found = true;
      if (Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, radix)) > 0) {
        return new Parsed(-1L, i, Status.OUT_OF_RANGE);
      }
      value = value * radix + digit;
    }
    return found ? new Parsed(value, i, Status.OK) : new Parsed(0, from, Status.BAD_NUMBER);
  }

  private static boolean isOctal(String text, int at) {
    return text.charAt(at) >= '0' && text.charAt(at) <= '7';
  }

  private static int digit(char c) {
    if (Latin.isDigit(c)) {
      return c - '0';
    }
    char lower = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
    return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : -1;
  }
}
