package io.github.bootformats.testkit.partition;

import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.testkit.SeededRandom;
import java.util.List;

/** Names of GPT partitions: usual ones and those that programs print, quote or measure wrongly. */
final class PartitionNames {
  private static final List<String> NAMES =
      List.of(
          "",
          "",
          "root",
          "EFI System Partition",
          "a b",
          " leading and trailing ",
          "tab\there",
          "back\\slash",
          "quote\"'`",
          "a:b;c,d",
          "$(x) %s %n",
          "*?[x]",
          "<b>&amp;</b>",
          "Gr\u00F6\u00DFe",
          "\u65E5\u672C\u8A9E",
          "\uD83D\uDE00 smile",
          "e\u0301 combining",
          "\u202Eevil",
          "\u001B[31mred",
          "line\nfeed",
          "a\u0080\u0085b",
          "../../etc/passwd",
          "thirty-five UTF-16 units and no more");

  private PartitionNames() {}

  /** Draws a name that leaves room for a NUL and has no half of a surrogate pair. */
  static String draw(SeededRandom random) {
    if (!random.oneIn(4)) {
      String name = random.oneOf(NAMES);
      return name.substring(0, Math.min(name.length(), GptEntry.NAME_UNITS - 1));
    }
    return ofUnits(random, random.below(GptEntry.NAME_UNITS));
  }

  /** Draws a name that leaves no room for a NUL. */
  static String full(SeededRandom random) {
    return ofUnits(random, GptEntry.NAME_UNITS);
  }

  private static String ofUnits(SeededRandom random, int units) {
    long limit = random.oneOf(0x80, 0x100, 0x3000, 0xD800);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < units; i++) {
      name.append((char) random.between(' ', limit - 1));
    }
    return name.toString();
  }
}
