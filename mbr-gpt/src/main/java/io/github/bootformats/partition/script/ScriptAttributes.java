package io.github.bootformats.partition.script;

import io.github.bootformats.partition.gpt.GptAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * Attributes of a GPT partition as a script has them: names for the first three bits, and {@code
 * GUID:48,60} or just numbers for those whose meaning the type decides.
 */
final class ScriptAttributes {
  static final String EXPECTED =
      "RequiredPartition, NoBlockIOProtocol, LegacyBIOSBootable, or GUID: and bits 48 to 63";

  /** What a script can say. */
  static final long EXPRESSIBLE = ~GptAttributes.UNDEFINED;

  private static final int FIRST_TYPE_BIT = 48;
  private static final String TYPE_BITS = "GUID:";
  private static final List<String> NAMES =
      List.of("RequiredPartition", "NoBlockIOProtocol", "LegacyBIOSBootable");

  /** As libfdisk once misspelt it. */
  private static final String REQUIRED_MISSPELT = "RequiredPartiton";

  private ScriptAttributes() {}

  static String text(long attributes) {
    List<String> words = new ArrayList<>();
    for (int bit = 0; bit < NAMES.size(); bit++) {
      if (((attributes >>> bit) & 1) != 0) {
        words.add(NAMES.get(bit));
      }
    }
    StringJoiner numbers = new StringJoiner(",", TYPE_BITS, "").setEmptyValue("");
    for (int bit = FIRST_TYPE_BIT; bit < Long.SIZE; bit++) {
      if (((attributes >>> bit) & 1) != 0) {
        numbers.add(Integer.toString(bit));
      }
    }
    if (numbers.length() > 0) {
      words.add(numbers.toString());
    }
    return String.join(" ", words);
  }

  /** Parses words between commas and blanks; empty if one of them is unknown. */
  static OptionalLong parse(String text) {
    long attributes = 0;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (LineCursor.isBlank(c)) {
        at++;
        continue;
      }
      int end = at;
      while (end < text.length()
          && !LineCursor.isBlank(text.charAt(end))
          && text.charAt(end) != ',') {
        end++;
      }
      int bit = bit(text.substring(at, end));
      if (bit < 0) {
        return OptionalLong.empty();
      }
      attributes |= 1L << bit;
      at = end;
      while (at < text.length() && LineCursor.isBlank(text.charAt(at))) {
        at++;
      }
      if (at < text.length() && text.charAt(at) == ',') {
        at++;
      }
    }
    return OptionalLong.of(attributes);
  }

  private static int bit(String word) {
    if (word.equals(REQUIRED_MISSPELT)) {
      return 0;
    }
    int named = NAMES.indexOf(word);
    if (named >= 0) {
      return named;
    }
    String number = word.startsWith(TYPE_BITS) ? word.substring(TYPE_BITS.length()) : word;
    boolean inRange =
        number.length() == 2 && number.compareTo("48") >= 0 && number.compareTo("63") <= 0;
    return inRange && Character.digit(number.charAt(1), 10) >= 0 && number.charAt(1) < 128
        ? Integer.parseInt(number)
        : -1;
  }
}
