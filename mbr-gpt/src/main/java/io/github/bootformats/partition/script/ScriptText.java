package io.github.bootformats.partition.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** How the parts of a script are written, and what can be written at all. */
final class ScriptText {
  private static final int MAX_NUMBER_DIGITS = 10;

  private ScriptText() {}

  /** Returns whether a line can begin with this and a colon. */
  static boolean isNode(String text) {
    return isPlain(text) && text.indexOf(':') < 0 && !text.startsWith("#");
  }

  /** Returns whether this can stand before the colon of a header. */
  static boolean isHeaderName(String text) {
    return isNode(text);
  }

  /** Returns whether this can stand behind the colon of a header. */
  static boolean isHeaderValue(String text) {
    return isPlain(text);
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.indexOf('=') < 0
        && text.indexOf('\n') < 0
        && text.indexOf('\0') < 0
        && trimmed(text).length() == text.length();
  }

  static boolean isType(String text) {
    return !text.isEmpty()
        && text.indexOf('"') < 0
        && text.indexOf('\n') < 0
        && text.indexOf('\0') < 0;
  }

  /** Removes what C calls white space. */
  static String trimmed(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (from < to && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }

  static OptionalInt trailingNumber(String node) {
    int from = node.length();
    while (from > 0 && node.charAt(from - 1) >= '0' && node.charAt(from - 1) <= '9') {
      from--;
    }
    while (from < node.length() - 1 && node.charAt(from) == '0') {
      from++;
    }
    int digits = node.length() - from;
    if (digits == 0 || digits > MAX_NUMBER_DIGITS) {
      return OptionalInt.empty();
    }
    long number = Long.parseLong(node.substring(from));
    return number == 0 || number > Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of((int) number);
  }

  /** Returns the name of a disk's partition, as Linux and sfdisk call it. */
  static String node(String device, int number) {
    char last = device.charAt(device.length() - 1);
    return device + (last >= '0' && last <= '9' ? "p" : "") + number;
  }

  /** Returns a partition's line in the form with names. */
  static String line(ScriptPartition partition) {
    List<String> fields = new ArrayList<>();
    partition.start().ifPresent(start -> fields.add("start=" + padded(start)));
    partition.size().ifPresent(size -> fields.add("size=" + padded(size)));
    partition.type().ifPresent(type -> fields.add("type=" + word(type)));
    partition
        .uuid()
        .ifPresent(uuid -> fields.add("uuid=" + uuid.toString().toUpperCase(Locale.ROOT)));
    if (!partition.name().isEmpty()) {
      fields.add("name=" + ScriptName.quoted(partition.name()));
    }
    if (partition.attributes() != 0) {
      fields.add("attrs=\"" + ScriptAttributes.text(partition.attributes()) + '"');
    }
    if (fields.isEmpty()) {
      // A line without an equals sign is read as a header, or in the short form.
      fields.add("start=-");
    }
    if (partition.isBootable()) {
      fields.add("bootable");
    }
    return partition.node().map(node -> node + " : ").orElse("") + String.join(", ", fields);
  }

  private static String padded(ScriptAmount amount) {
    return "%12s".formatted(amount);
  }

  private static String word(String type) {
    boolean plain =
        !type.endsWith("\r") // which would belong to the end of the line
            && type.chars()
                .noneMatch(c -> LineCursor.isBlank((char) c) || LineCursor.isSeparator((char) c));
    return plain ? type : '"' + type + '"';
  }
}
