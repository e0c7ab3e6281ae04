package io.github.bootformats.grub.legacy;

import java.util.List;

/** The colours of the menu (manual 0.97, section 13.1.1). */
final class MenuColors {
  private static final List<String> NAMES =
      List.of(
          "black",
          "blue",
          "green",
          "cyan",
          "red",
          "magenta",
          "brown",
          "light-gray",
          "dark-gray",
          "light-blue",
          "light-green",
          "light-cyan",
          "light-red",
          "light-magenta",
          "yellow",
          "white");

  /** Only the first ones can be behind the slash. */
  private static final int BACKGROUNDS = 8;

  private static final String BLINK = "blink-";

  private MenuColors() {}

  /** Returns whether {@code color} takes an argument: a pair of colours, and perhaps another. */
  static boolean areValid(String argument) {
    String second = argument.substring(LineRules.nextWord(argument));
    return isValid(LineRules.firstWord(argument))
        && (second.isEmpty() || isValid(LineRules.firstWord(second)));
  }

  private static boolean isValid(String word) {
    String pair = word.startsWith(BLINK) ? word.substring(BLINK.length()) : word;
    int slash = pair.indexOf('/');
    boolean named =
        slash >= 0
            && NAMES.contains(pair.substring(0, slash))
            && NAMES.subList(0, BACKGROUNDS).contains(pair.substring(slash + 1));
    return named || LineRules.number(word).value() >= 0;
  }
}
