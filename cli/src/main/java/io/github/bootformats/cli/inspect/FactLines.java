package io.github.bootformats.cli.inspect;

import io.github.bootformats.api.spi.Fact;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.term.Words;
import java.util.ArrayList;
import java.util.List;

/** Facts as lines: a label, then the value in a column of its own. */
final class FactLines {
  private static final int BETWEEN = 2;

  private FactLines() {}

  static List<String> of(List<Fact> facts, Terminal terminal, int room) {
    int labels = 0;
    for (Fact fact : facts) {
      labels = Math.max(labels, FactText.label(fact.name()).length());
    }
    List<String> lines = new ArrayList<>();
    int column = labels + BETWEEN;
    for (Fact fact : facts) {
      String value = FactText.line(fact, terminal);
      if (value.isEmpty()) {
        continue;
      }
      String label = terminal.value(FactText.label(fact.name()));
      String start = terminal.styled(Style.FAINT, label) + " ".repeat(column - label.length());
      for (String line : Words.wrap(value, Math.max(room - column, 1))) {
        lines.add(start + line);
        start = " ".repeat(column);
      }
    }
    return lines;
  }
}
