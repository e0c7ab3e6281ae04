package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;

/** Numbers as the C library of SYSLINUX reads them: what follows the digits does not matter. */
final class Numbers {
  private static final long MAX = 1L << 62;

  private Numbers() {}

  /** As {@code atoi}: decimal, 0 without a digit, cut to 32 bits. */
  static int decimal(Bytes text) {
    return (int) parse(text, 10);
  }

  /** As {@code atoll}: decimal, 0 without a digit. */
  static long longDecimal(Bytes text) {
    return parse(text, 10);
  }

  /** As {@code strtoul} with base 0: octal after a 0, hexadecimal after 0x. */
  static int anyRadix(Bytes text) {
    return (int) parse(text, 0);
  }

  private static long parse(Bytes text, int base) {
    int at = Ascii.skipSpaces(text, 0);
    boolean negative = at < text.length() && text.at(at) == '-';
    if (negative || (at < text.length() && text.at(at) == '+')) {
      at++;
    }
    int radix = base;
    if (base == 0) {
      boolean zero = at < text.length() && text.at(at) == '0';
      boolean hex = zero && at + 1 < text.length() && (text.at(at + 1) | 0x20) == 'x';
      radix = hex ? 16 : zero ? 8 : 10;
      at += hex ? 2 : 0;
    }
    long value = 0;
    for (; at < text.length(); at++) {
      int digit = Character.digit((char) text.at(at), radix);
      if (digit < 0 || text.at(at) > 0x7F) {
        break;
      }
      value = Math.min(value * radix + digit, MAX / radix - radix);
    }
    return negative ? -value : value;
  }
}
