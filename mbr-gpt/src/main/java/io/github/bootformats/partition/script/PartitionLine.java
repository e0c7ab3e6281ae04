package io.github.bootformats.partition.script;

import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.partition.gpt.GptEntry;
import io.github.bootformats.partition.gpt.Guids;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The line of a partition, in one of its two forms. */
final class PartitionLine {
  private static final String FIELDS = "start=, size=, type=, uuid=, name=, attrs= or bootable";

  private final LineCursor cursor;

  PartitionLine(LineCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads {@code start=2048, size=1M, type=swap} and so on, in any order; the last one counts. */
  ScriptPartition named(ScriptPartition from) throws MalformedFormatException {
    ScriptPartition partition = from;
    while (!cursor.atEnd()) {
      cursor.skipBlanks();
      if (took("start=")) {
        partition = start(partition);
      } else if (took("size=")) {
        partition = size(partition);
      } else if (took("type=") || took("Id=")) {
        partition = type(partition);
      } else if (took("uuid=")) {
        partition = partition.uuid(uuid());
      } else if (took("name=")) {
        partition = partition.name(name());
      } else if (took("attrs=")) {
        partition = partition.attributes(attributes());
      } else if (cursor.startsWith("bootable")) {
        bootable();
        partition = partition.bootable(true);
      } else {
        throw cursor.error(FIELDS, cursor.column());
      }
    }
    return partition;
  }

  /** Reads {@code start, size, type, bootable}; what follows, old sfdisks wrote as CHS. */
  ScriptPartition unnamed() throws MalformedFormatException {
    ScriptPartition partition = start(ScriptPartition.DEFAULT);
    if (!cursor.atEnd()) {
      partition = size(partition);
    }
    if (!cursor.atEnd() && !passSeparator() && !cursor.skipDefault()) {
      partition = type(partition);
    }
    if (!cursor.atEnd() && !passSeparator()) {
      LineCursor.Token token = cursor.next("*, + or -");
      partition =
          partition.bootable(
              switch (token.text()) {
                case "*", "+" -> true;
                case "-" -> false;
                default -> throw cursor.error("script.syntax", token, "*, + or -");
              });
    }
    return partition;
  }

  private boolean took(String field) {
    boolean there = cursor.startsWith(field);
    if (there) {
      cursor.skip(field.length());
    }
    return there;
  }

  private boolean passSeparator() {
    boolean there = cursor.atSeparator();
    if (there) {
      cursor.skip(1);
      cursor.skipBlanks();
    }
    return there;
  }

  private ScriptPartition start(ScriptPartition partition) throws MalformedFormatException {
    Optional<ScriptAmount> amount = amount();
    return amount.isPresent() ? partition.start(amount.get()) : partition;
  }

  private ScriptPartition size(ScriptPartition partition) throws MalformedFormatException {
    Optional<ScriptAmount> amount = amount();
    return amount.isPresent() ? partition.size(amount.get()) : partition;
  }

  /** A plus sign alone is the default for a new partition; before a number it means nothing. */
  private Optional<ScriptAmount> amount() throws MalformedFormatException {
    if (cursor.skipDefault()) {
      cursor.skipBlanks();
      return Optional.empty();
    }
    LineCursor.Token token = cursor.next(AmountText.EXPECTED);
    String text = ScriptText.trimmed(token.text());
    if (text.equals("+")) {
      return Optional.empty();
    }
    Optional<ScriptAmount> amount =
        AmountText.parse(text.startsWith("+") ? text.substring(1) : text);
    if (amount.isEmpty()) {
      throw cursor.error("script.number", token, AmountText.EXPECTED);
    }
    return amount;
  }

  private ScriptPartition type(ScriptPartition partition) throws MalformedFormatException {
    String expected = "a type of a partition, such as linux, swap, 83 or a GUID";
    LineCursor.Token token = cursor.next(expected);
    if (!ScriptText.isType(token.text())) {
      throw cursor.error("script.type", token, expected);
    }
    return partition.type(token.text());
  }

  private UUID uuid() throws MalformedFormatException {
    LineCursor.Token token = cursor.next("a GUID");
    return Guids.parse(token.text())
        .orElseThrow(() -> cursor.error("script.uuid", token, "a GUID"));
  }

  private String name() throws MalformedFormatException {
    String expected =
        "a name in UTF-8 of at most %s UTF-16 units, without NUL".formatted(GptEntry.NAME_UNITS);
    LineCursor.Token token = cursor.next(expected);
    return ScriptName.unescaped(token.text())
        .filter(ScriptPartition::isName)
        .orElseThrow(() -> cursor.error("script.name", token, expected));
  }

  private long attributes() throws MalformedFormatException {
    LineCursor.Token token = cursor.next(ScriptAttributes.EXPECTED);
    OptionalLong attributes = ScriptAttributes.parse(token.text());
    if (attributes.isEmpty()) {
      throw cursor.error("script.attributes", token, ScriptAttributes.EXPECTED);
    }
    return attributes.getAsLong();
  }

  private void bootable() throws MalformedFormatException {
    LineCursor.Token token = cursor.next("bootable");
    if (!token.text().toLowerCase(Locale.ROOT).equals("bootable")) {
      throw cursor.error("script.syntax", token, FIELDS);
    }
  }
}
