package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.util.Optional;

/** Numbers as {@code strtol} with base 0 reads them: octal after a 0, hexadecimal after 0x. */
final class Numbers {
  /** The longest time, in tenths of a second, that is a time-out and not an hour (timer_number). */
  private static final long HOUR_TENTHS = 36_000;

  /** Ticks of the PC's clock in 4000 tenths of a second (the macro tick in bsect.c). */
  private static final long TICKS = 2197;

  private final long value;
  private final Bytes rest;

  private Numbers(long value, Bytes rest) {
    this.value = value;
    this.rest = rest;
  }

  private static Numbers read(Bytes text) {
    int at = 0;
    while (at < text.length() && (text.at(at) == ' ' || (text.at(at) >= 9 && text.at(at) <= 13))) {
      at++;
    }
    boolean negative = at < text.length() && text.at(at) == '-';
    if (negative || (at < text.length() && text.at(at) == '+')) {
      at++;
    }
    int radix = 10;
    if (at < text.length() && text.at(at) == '0') {
      boolean isHex =
          at + 2 < text.length() && (text.at(at + 1) | 0x20) == 'x' && digit(text, at + 2, 16) >= 0;
      radix = isHex ? 16 : 8;
      at += isHex ? 2 : 0;
    }
    int begin = at;
    long value = 0;
    for (int d = digit(text, at, radix); d >= 0; d = digit(text, ++at, radix)) {
      boolean fits = value <= (Long.MAX_VALUE - d) / radix;
      value = fits ? value * radix + d : Long.MAX_VALUE;
    }
    Bytes rest = at == begin ? text : text.slice(at, text.length());
    return new Numbers(negative ? -value : value, rest);
  }

  private static int digit(Bytes text, int at, int radix) {
    return at < text.length() ? Character.digit((char) text.at(at), radix) : -1;
  }

  /** A number that takes the whole word (to_number in common.c), cut to 32 bits. */
  static int number(Item item) throws Refusal {
    Bytes text = Options.text(item);
    Numbers number = read(text);
    if (!number.rest.isEmpty()) {
      throw Refusal.of(LiloFinding.NUMBER, item, "not a number: " + text);
    }
    return (int) number.value;
  }

  /** A time in tenths of a second, or with s, m or h in those units (timer_number in common.c). */
  static Optional<Integer> tenths(Bytes text) {
    Numbers number = read(text);
    int unit = number.rest.isEmpty() ? 't' : number.rest.at(0) | 0x20;
    int factor =
        switch (unit) {
          case 'h' -> 36_000;
          case 'm' -> 600;
          case 's' -> 10;
          case 't' -> 1;
          default -> -1;
        };
    int tenths = factor < 0 ? -1 : (int) number.value * factor;
    boolean isTime = tenths >= 0 && tenths <= HOUR_TENTHS;
    boolean isShort = tenths * 4000L / TICKS <= 0xFFFF || tenths == HOUR_TENTHS;
    return isTime && isShort ? Optional.of(tenths) : Optional.empty();
  }

  static int tenths(Item item) throws Refusal {
    Bytes text = Options.text(item);
    Optional<Integer> tenths = tenths(text);
    if (tenths.isEmpty()) {
      throw Refusal.of(LiloFinding.NUMBER, item, "not a time of up to an hour: " + text);
    }
    return tenths.get();
  }
}
