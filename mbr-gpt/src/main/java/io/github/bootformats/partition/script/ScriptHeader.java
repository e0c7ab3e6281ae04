package io.github.bootformats.partition.script;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The headers that sfdisk knows; their names are written in lower case only. */
enum ScriptHeader {
  LABEL("gpt, dos, mbr, or another label that sfdisk knows: bsd, sgi, sun"),
  LABEL_ID("a GUID, or a hexadecimal number on an MBR"),
  DEVICE("the name of a device"),
  UNIT("sectors"),
  FIRST_LBA("the number of a sector"),
  LAST_LBA("the number of a sector"),
  TABLE_LENGTH("how many entries the table has"),
  GRAIN("a size in bytes such as 1MiB"),
  SECTOR_SIZE("the size of a sector in bytes");

  private static final List<String> LABELS = List.of("gpt", "dos", "mbr", "bsd", "sgi", "sun");

  private final String expected;

  ScriptHeader(String expected) {
    this.expected = expected;
  }

  /** Looks a header up; null if sfdisk would ignore it. */
  static @Nullable ScriptHeader of(String name) {
    for (ScriptHeader header : values()) {
      if (header.text().equals(name)) {
        return header;
      }
    }
    return null;
  }

  String text() {
    return lower(name()).replace('_', '-');
  }

  String expected() {
    return expected;
  }

  boolean accepts(String value) {
    return switch (this) {
      case LABEL -> LABELS.contains(lower(value));
      case LABEL_ID, DEVICE -> true;
      case UNIT -> value.equals("sectors");
      case FIRST_LBA, LAST_LBA, TABLE_LENGTH, GRAIN, SECTOR_SIZE ->
          AmountText.parse(value).isPresent();
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
