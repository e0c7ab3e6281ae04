package io.github.bootformats.cli.change;

import io.github.bootformats.cli.json.JsonText;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.term.TextTable;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The types of partitions that are known by name. */
public final class PartitionTypes {
  /** The version of the document's shape. */
  public static final String SCHEMA = "bootfmt.partition-types/1";

  private PartitionTypes() {}

  /**
   * A type.
   *
   * @param table {@code gpt} or {@code mbr}
   * @param id the type as the table has it
   * @param shortNames what it is called on command lines
   * @param name what it is called
   */
  public record Type(String table, String id, List<String> shortNames, String name) {
    public Type {
      shortNames = List.copyOf(shortNames);
    }

    /** Returns whether a text in lower case is part of a name or of the id. */
    public boolean mentions(String text) {
      return id.contains(text)
          || name.toLowerCase(Locale.ROOT).contains(text)
          || shortNames.stream().anyMatch(s -> s.contains(text));
    }
  }

  /** Returns all types, those of a GPT first. */
  public static List<Type> all() {
    List<Type> types = new ArrayList<>();
    for (UUID type : GptTypes.known()) {
      if (!type.equals(GptTypes.UNUSED)) {
        types.add(
            new Type(
                "gpt",
                type.toString(),
                GptTypes.shortNames(type),
                GptTypes.name(type).orElseThrow()));
      }
    }
    for (int type : MbrTypes.known()) {
      if (type != MbrTypes.UNUSED) {
        types.add(
            new Type(
                "mbr",
                "0x%02x".formatted(type),
                MbrTypes.shortNames(type),
                MbrTypes.name(type).orElseThrow()));
      }
    }
    return types;
  }

  /** Returns a table for people. */
  public static List<String> table(List<Type> types, Terminal terminal) {
    TextTable table =
        new TextTable(List.of("table", "type", "short names", "name"), new boolean[4]);
    for (Type type : types) {
      table.add(
          List.of(type.table(), type.id(), String.join(", ", type.shortNames()), type.name()),
          Style.PLAIN);
    }
    return table.lines(terminal);
  }

  /** Returns a document. */
  public static String json(List<Type> types) throws IOException {
    return JsonText.object(
        json -> {
          json.field("schema", SCHEMA);
          json.array(
              "types",
              types,
              type -> {
                json.field("table", type.table());
                json.field("type", type.id());
                json.strings("shortNames", type.shortNames());
                json.field("name", type.name());
              });
        });
  }
}
