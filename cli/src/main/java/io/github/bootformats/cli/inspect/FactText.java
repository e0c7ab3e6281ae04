package io.github.bootformats.cli.inspect;

import io.github.bootformats.api.spi.Fact;
import io.github.bootformats.cli.term.Sizes;
import io.github.bootformats.cli.term.Terminal;
import java.math.BigInteger;
import java.util.Locale;

/** How facts read. */
final class FactText {
  private FactText() {}

  /** Returns the words of a name in camel case: {@code disk GUID} for {@code diskGuid}. */
  static String label(String name) {
    StringBuilder words = new StringBuilder(name.length() + 4);
    int start = 0;
    for (int i = 1; i <= name.length(); i++) {
      if (i == name.length() || Character.isUpperCase(name.charAt(i))) {
        words.append(start == 0 ? "" : " ").append(word(name.substring(start, i)));
        start = i;
      }
    }
    return words.toString();
  }

  private static String word(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "guid", "lba", "uuid", "mbr", "gpt", "crc", "uefi" -> lower.toUpperCase(Locale.ROOT);
      case "linux" -> "Linux";
      default -> lower;
    };
  }

  /** Returns a value in a table, where the unit should be seen at a glance. */
  static String cell(Fact fact, Terminal terminal) {
    if (fact.unit() == Fact.Unit.BYTES && isNumber(fact)) {
      return Sizes.of(number(fact));
    }
    return plain(fact, terminal);
  }

  /** Returns a value on a line of its own, with the exact number as well. */
  static String line(Fact fact, Terminal terminal) {
    if (!isNumber(fact)) {
      return plain(fact, terminal);
    }
    return switch (fact.unit()) {
      case BYTES -> {
        String exact = number(fact) + " bytes";
        yield number(fact).bitLength() <= 10 ? exact : Sizes.of(number(fact)) + " (" + exact + ")";
      }
      case OFFSET -> "byte " + number(fact);
      case PLAIN -> plain(fact, terminal);
    };
  }

  static boolean isNumber(Fact fact) {
    return fact.value() instanceof Number;
  }

  private static String plain(Fact fact, Terminal terminal) {
    return fact.value() instanceof Boolean yes
        ? yes ? "yes" : "no"
        : terminal.value(fact.value().toString());
  }

  private static BigInteger number(Fact fact) {
    return fact.value() instanceof BigInteger big
        ? big
        : BigInteger.valueOf(((Number) fact.value()).longValue());
  }
}
