package io.github.bootformats.partition.authoring;

import io.github.bootformats.partition.authoring.PartitionSize.Unit;
import java.math.BigDecimal;
import java.util.Locale;

/** Sizes as people write and read them. */
final class SizeText {
  /** Each letter stands for 1024 times what the one before stands for, or 1000 times. */
  private static final String PREFIXES = "kmgtpe";

  /** Enough for every size in bytes with some decimal places; more makes arithmetic slow. */
  private static final int MAX_DIGITS = 30;

  private SizeText() {}

  static PartitionSize parse(String text) {
    String rest = text.strip().toLowerCase(Locale.ROOT);
    if (rest.equals("rest")) {
      return PartitionSize.rest();
    }
    char sign = rest.startsWith("+") || rest.startsWith("-") ? rest.charAt(0) : ' ';
    String unsigned = sign == ' ' ? rest : rest.substring(1).stripLeading();
    int end = 0;
    while (end < unsigned.length() && isNumeral(unsigned.charAt(end))) {
      end++;
    }
    BigDecimal number = number(unsigned.substring(0, end), text);
    String unit = unsigned.substring(end).strip();
    if (sign != ' ') {
      return PartitionSize.counted(
          sign == '+' ? Unit.GROWN_BY : Unit.SHRUNK_BY, number.multiply(factor(unit, text)));
    }
    return switch (unit) {
      case "%" -> PartitionSize.share(Unit.PERCENT_OF_DISK, number);
      case "%free" -> PartitionSize.share(Unit.PERCENT_OF_FREE, number);
      case "s" -> sectors(number, text);
      default -> PartitionSize.counted(Unit.BYTES, number.multiply(factor(unit, text)));
    };
  }

  private static boolean isNumeral(char c) {
    return (c >= '0' && c <= '9') || c == '.';
  }

  private static BigDecimal number(String numerals, String text) {
    boolean hasDigits = numerals.chars().anyMatch(c -> c != '.');
    if (!hasDigits
        || numerals.length() > MAX_DIGITS
        || numerals.indexOf('.') != numerals.lastIndexOf('.')) {
      throw notASize(text);
    }
    return new BigDecimal(numerals);
  }

  private static PartitionSize sectors(BigDecimal number, String text) {
    if (number.stripTrailingZeros().scale() > 0) {
      throw notASize(text);
    }
    return PartitionSize.counted(Unit.SECTORS, number);
  }

  private static BigDecimal factor(String unit, String text) {
    if (unit.isEmpty() || unit.equals("b")) {
      return BigDecimal.ONE;
    }
    int power = PREFIXES.indexOf(unit.charAt(0)) + 1;
    String suffix = unit.substring(1);
    boolean decimal = suffix.equals("b");
    if (power == 0 || !(suffix.isEmpty() || decimal || suffix.equals("ib"))) {
      throw notASize(text);
    }
    return BigDecimal.valueOf(decimal ? 1000 : 1024).pow(power);
  }

  private static IllegalArgumentException notASize(String text) {
    return new IllegalArgumentException(
        "'%s' is no size; sizes are like 512MiB, 1.5G, 2048s, 50%%, 50%%free, rest, +64M, -64M"
            .formatted(text));
  }

  /** Returns a size exactly, in the largest unit that has a whole number of it: {@code 8 MiB}. */
  static String of(long bytes) {
    long count = bytes;
    int power = 0;
    while (count != 0 && count % 1024 == 0 && power < PREFIXES.length()) {
      count /= 1024;
      power++;
    }
    if (power == 0) {
      return count + (count == 1 ? " byte" : " bytes");
    }
    return count + " " + Character.toUpperCase(PREFIXES.charAt(power - 1)) + "iB";
  }
}
