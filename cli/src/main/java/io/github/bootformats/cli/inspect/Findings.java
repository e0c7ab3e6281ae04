package io.github.bootformats.cli.inspect;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.cli.term.FindingText;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings for people: the worst first, and of many alike a few. */
final class Findings {
  private static final int MAX_ALIKE = 3;
  private static final int MAX_ALL = 24;

  private final List<Diagnostic> worstFirst;

  Findings(List<Diagnostic> findings) {
    this.worstFirst =
        findings.stream().sorted(Comparator.comparing(Diagnostic::severity).reversed()).toList();
  }

  List<String> lines(Terminal terminal, int room) {
    List<String> lines = new ArrayList<>();
    FindingText text = new FindingText(terminal);
    Map<String, Integer> alike = new HashMap<>();
    int shown = 0;
    for (Diagnostic finding : worstFirst) {
      if (alike.merge(finding.code(), 1, Integer::sum) <= MAX_ALIKE && shown < MAX_ALL) {
        lines.addAll(text.lines(finding, room));
        shown++;
      }
    }
    int rest = worstFirst.size() - shown;
    if (rest > 0) {
      String note =
          "and %s more %s; --json has all".formatted(rest, rest == 1 ? "finding" : "findings");
      lines.add(terminal.styled(Style.FAINT, note));
    }
    return lines;
  }
}
