package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An entry file of the Boot Loader Specification, type 1, as Red Hat's GRUB reads it. */
final class BlsEntry {
  private final String id;
  private final String file;
  private final List<Field> fields;

  private BlsEntry(String id, String file, List<Field> fields) {
    this.id = id;
    this.file = file;
    this.fields = fields;
  }

  /** A key with its value, and the line of both. */
  record Field(String key, String value, int line) {}

  static BlsEntry parse(String id, String file, Bytes content) {
    List<Field> fields = new ArrayList<>();
    int number = 0;
    for (String line : Latin.of(content).replace("\r", "").split("\n", -1)) {
      number++;
      String text = line.replaceFirst("^[ \t]+", "");
      if (text.startsWith("#")) {
        continue;
      }
      int separator = text.indexOf(' ') >= 0 ? text.indexOf(' ') : text.indexOf('\t');
      if (separator < 0 || separator + 1 == text.length()) {
        break; // GRUB reads no further, not even behind an empty line
      }
      String value = text.substring(separator + 1).replaceFirst("^[ \t]+", "");
      fields.add(new Field(text.substring(0, separator), value, number));
    }
    return new BlsEntry(id, file, fields);
  }

  String id() {
    return id;
  }

  String file() {
    return file;
  }

  Optional<Field> first(String key) {
    return fields.stream().filter(field -> field.key.equals(key)).findFirst();
  }

  Optional<String> value(String key) {
    return first(key).map(Field::value);
  }

  List<String> all(String key) {
    return fields.stream().filter(field -> field.key.equals(key)).map(Field::value).toList();
  }
}
