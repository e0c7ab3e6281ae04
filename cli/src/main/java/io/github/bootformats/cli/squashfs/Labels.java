package io.github.bootformats.cli.squashfs;

import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.term.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines of a label and a value each, the values in a column. */
final class Labels {
  private static final int BETWEEN = 2;

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Adds a line; the value is safe for the terminal, and left out when empty. */
  Labels add(String label, String value) {
    if (!value.isEmpty()) {
      values.put(label, value);
    }
    return this;
  }

  List<String> lines(Terminal terminal) {
    int column = BETWEEN + values.keySet().stream().mapToInt(String::length).max().orElse(0);
    List<String> lines = new ArrayList<>();
    values.forEach(
        (label, value) -> {
          String start = terminal.styled(Style.FAINT, label) + " ".repeat(column - label.length());
          for (String line : Words.wrap(value, Math.max(terminal.width() - column, 1))) {
            lines.add(start + line);
            start = " ".repeat(column);
          }
        });
    return lines;
  }
}
