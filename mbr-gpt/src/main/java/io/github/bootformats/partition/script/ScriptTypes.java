package io.github.bootformats.partition.script;

import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.gpt.Guids;
import io.github.bootformats.partition.internal.TypeTable;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Types as scripts write them. In this order: an alias such as {@code swap}, a shortcut such as
 * {@code S}, the name of a type, of which only letters and digits count, and the type itself.
 */
final class ScriptTypes {
  private static final Map<String, UUID> GPT_WORDS =
      Map.ofEntries(
          Map.entry("linux", GptTypes.LINUX_FILESYSTEM),
          Map.entry("L", GptTypes.LINUX_FILESYSTEM),
          Map.entry("swap", GptTypes.LINUX_SWAP),
          Map.entry("S", GptTypes.LINUX_SWAP),
          Map.entry("home", GptTypes.LINUX_HOME),
          Map.entry("H", GptTypes.LINUX_HOME),
          Map.entry("uefi", GptTypes.EFI_SYSTEM),
          Map.entry("U", GptTypes.EFI_SYSTEM),
          Map.entry("raid", GptTypes.LINUX_RAID),
          Map.entry("R", GptTypes.LINUX_RAID),
          Map.entry("lvm", GptTypes.LINUX_LVM),
          Map.entry("V", GptTypes.LINUX_LVM));
  private static final Map<String, Integer> MBR_WORDS =
      Map.ofEntries(
          Map.entry("linux", MbrTypes.LINUX),
          Map.entry("L", MbrTypes.LINUX),
          Map.entry("swap", MbrTypes.LINUX_SWAP),
          Map.entry("S", MbrTypes.LINUX_SWAP),
          Map.entry("extended", MbrTypes.EXTENDED),
          Map.entry("E", MbrTypes.EXTENDED),
          Map.entry("Ex", MbrTypes.EXTENDED),
          Map.entry("linuxex", MbrTypes.LINUX_EXTENDED),
          Map.entry("X", MbrTypes.LINUX_EXTENDED),
          Map.entry("uefi", MbrTypes.EFI_SYSTEM),
          Map.entry("U", MbrTypes.EFI_SYSTEM),
          Map.entry("raid", MbrTypes.LINUX_RAID),
          Map.entry("R", MbrTypes.LINUX_RAID),
          Map.entry("lvm", MbrTypes.LINUX_LVM),
          Map.entry("V", MbrTypes.LINUX_LVM));

  private ScriptTypes() {}

  /** Looks a type of a GPT up. */
  static Optional<UUID> gpt(String text) {
    UUID word = GPT_WORDS.get(text);
    UUID found = word != null ? word : Names.GPT.get(key(text));
    return found != null ? Optional.of(found) : Guids.parse(text);
  }

  /** Looks a type of an MBR up, 0 to 255. */
  static OptionalInt mbr(String text) {
    Integer word = MBR_WORDS.get(text);
    Integer found = word != null ? word : Names.MBR.get(key(text));
    return found != null ? OptionalInt.of(found) : hexadecimal(text);
  }

  private static OptionalInt hexadecimal(String text) {
    String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
    if (digits.isEmpty() || digits.length() > 2) {
      return OptionalInt.empty();
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      int digit = c < 128 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        return OptionalInt.empty();
      }
      number = (number << 4) | digit;
    }
    return OptionalInt.of(number);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Loaded when a name is first asked for. */
  private static final class Names {
    static final Map<String, UUID> GPT = new HashMap<>();
    static final Map<String, Integer> MBR = new HashMap<>();

    static {
      for (List<String> row : TypeTable.read("sfdisk-types.tsv")) {
        String key = key(row.get(2));
        if (row.get(0).equals("gpt")) {
          GPT.put(key, UUID.fromString(row.get(1)));
        } else {
          MBR.put(key, Integer.parseInt(row.get(1), 16));
        }
      }
      GptTypes.known()
          .forEach(type -> GptTypes.name(type).ifPresent(n -> GPT.putIfAbsent(key(n), type)));
      MbrTypes.known()
          .forEach(type -> MbrTypes.name(type).ifPresent(n -> MBR.putIfAbsent(key(n), type)));
    }
  }
}
