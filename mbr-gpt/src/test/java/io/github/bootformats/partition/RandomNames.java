package io.github.bootformats.partition;

import io.github.bootformats.partition.gpt.GptEntry;
import java.util.SplittableRandom;

/** Partition names of all kinds. */
final class RandomNames {
  private static final String[] NAMES = {
    "",
    "",
    "root",
    "EFI System Partition",
    "a b",
    "tab\there",
    "back\\slash",
    "quote\"'",
    "*?[x]",
    "Größe",
    "日本語",
    "\uD83D\uDE00 smile",
    "\uD800 alone",
    "\u0100\u0141",
    "\u00FF\u007F",
    "a\u0080b",
    "\n",
    "\u202Eevil",
    "\u001B[31mred",
    "exactly thirty-six UTF-16 units, yes",
  };

  private RandomNames() {}

  static String of(SplittableRandom random) {
    if (random.nextInt(4) > 0) {
      return RandomDisks.oneOf(random, NAMES);
    }
    StringBuilder name = new StringBuilder();
    int length = random.nextInt(GptEntry.NAME_UNITS + 1);
    int limit = RandomDisks.oneOf(random, 0x80, 0x100, 0x3000, 0x10000);
    for (int i = 0; i < length; i++) {
      name.append((char) random.nextInt(1, limit));
    }
    return name.toString();
  }
}
