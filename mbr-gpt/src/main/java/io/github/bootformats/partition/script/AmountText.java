package io.github.bootformats.partition.script;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * Numbers of a script: decimal, octal after {@code 0}, hexadecimal after {@code 0x}; in bytes when
 * a suffix follows, {@code K} to {@code Y} and {@code KiB} in powers of 1024, {@code KB} in those
 * of 1000. What has a suffix may have decimal places.
 */
final class AmountText {
  /** What was expected, for messages. */
  static final String EXPECTED = "a number of sectors, or a size such as 512M, 1.5GiB or 100MB";

  private static final String PREFIXES = "kmgtpezy";

  /** Enough for any 64-bit number; more only costs time. */
  private static final int MAX_LENGTH = 64;

  private AmountText() {}

  /** Parses an amount without a sign; empty if the text is none, or too large for a disk. */
  static Optional<ScriptAmount> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int digitsFrom = text.startsWith("0x") || text.startsWith("0X") ? 2 : 0;
    int radix = digitsFrom == 2 ? 16 : text.startsWith("0") ? 8 : 10;
    int end = digitsFrom;
    while (end < text.length() && text.charAt(end) < 128 && digit(text, end, radix)) {
      end++;
    }
    if (end == digitsFrom) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(new BigInteger(text.substring(digitsFrom, end), radix));
    if (end == text.length()) {
      return fits(number).map(ScriptAmount::sectors);
    }
    if (text.charAt(end) == '.') {
      int from = ++end;
      while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
      if (end > from) {
        number = number.add(new BigDecimal("0." + text.substring(from, end)));
      }
    }
    BigDecimal exact = number;
    return factor(text.substring(end))
        .flatMap(f -> fits(f.multiply(exact)))
        .map(ScriptAmount::bytes);
  }

  private static boolean digit(String text, int at, int radix) {
    return Character.digit(text.charAt(at), radix) >= 0;
  }

  private static Optional<BigDecimal> factor(String suffix) {
    if (suffix.isEmpty()) {
      return Optional.empty();
    }
    int power = PREFIXES.indexOf(suffix.toLowerCase(Locale.ROOT).charAt(0)) + 1;
    if (power == 0) {
      return Optional.empty();
    }
    return switch (suffix.substring(1)) {
      case "", "iB", "ib" -> Optional.of(BigDecimal.valueOf(1024).pow(power));
      case "B", "b" -> Optional.of(BigDecimal.valueOf(1000).pow(power));
      default -> Optional.empty();
    };
  }

  private static Optional<Long> fits(BigDecimal number) {
    BigInteger whole = number.setScale(0, RoundingMode.DOWN).toBigInteger();
    return whole.bitLength() < Long.SIZE ? Optional.of(whole.longValue()) : Optional.empty();
  }

  /** Writes an amount so that {@link #parse} gives the same. */
  static String of(ScriptAmount amount) {
    if (!amount.isBytes()) {
      return Long.toString(amount.value());
    }
    return amount.value() % 1024 == 0
        ? amount.value() / 1024 + "KiB"
        : BigDecimal.valueOf(amount.value(), 3).toPlainString() + "KB";
  }
}
