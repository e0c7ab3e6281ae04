package io.github.bootformats.partition;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.disk.PartitionMap;
import java.util.List;

/**
 * What a tool or its view says of a disk, in a form that can be compared.
 *
 * @param table the table's kind, {@code none} without one
 * @param partitions a line for each partition
 */
record ViewAnswer(String table, List<String> partitions) {
  /** Returns a line for a partition; numbers are as the tool prints them. */
  static String line(
      String number,
      String start,
      String size,
      String type,
      String uuid,
      String name,
      List<String> flags) {
    return "%s:%s+%s type %s uuid %s name %s flags %s"
        .formatted(number, start, size, type, uuid, escaped(name), flags);
  }

  /** Returns what a view says; one that refuses the disk says no partitions. */
  static ViewAnswer of(PartitionMap map) {
    return new ViewAnswer(map.table(), map.partitions().stream().map(ViewAnswer::line).toList());
  }

  private static String line(Partition p) {
    return line(
        Integer.toString(p.number()),
        Long.toUnsignedString(p.start()),
        Long.toUnsignedString(p.sectors()),
        p.type(),
        p.uuid().orElse("-"),
        p.name(),
        p.flags());
  }

  /** Shows every UTF-16 unit: unpaired surrogates would all look the same. */
  private static String escaped(String name) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > ' ' && c < 0x7F && c != '\\') {
        text.append(c);
      } else {
        text.append("\\u%04x".formatted((int) c));
      }
    }
    return text.toString();
  }

  /** Decodes UTF-8 in which unpaired surrogates are encoded as if they were characters. */
  static String decodeWtf8(byte[] utf8) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < utf8.length; ) {
      int lead = utf8[i++] & 0xFF;
      int more = lead < 0x80 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
      int c = more == 0 ? lead : lead & (0x3F >> more);
      for (; more > 0; more--) {
        c = c << 6 | (utf8[i++] & 0x3F);
      }
      text.appendCodePoint(c);
    }
    return text.toString();
  }
}
