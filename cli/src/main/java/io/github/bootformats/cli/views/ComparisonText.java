package io.github.bootformats.cli.views;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.cli.partitions.PartitionsText;
import io.github.bootformats.cli.term.FindingText;
import io.github.bootformats.cli.term.OutputException;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.term.TextTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows for people who sees what, and where they disagree. */
public final class ComparisonText {
  private final Terminal terminal;
  private final boolean allRows;

  /**
   * Creates a printer.
   *
   * @param terminal where to write
   * @param allRows whether to show rows that are all of one kind one by one, however many there are
   */
  public ComparisonText(Terminal terminal, boolean allRows) {
    this.terminal = terminal;
    this.allRows = allRows;
  }

  /**
   * Shows a comparison.
   *
   * @param name the disk's name
   * @param comparison who sees what there
   * @throws OutputException if the terminal cannot be written
   */
  public void print(String name, ViewComparison comparison) throws OutputException {
    terminal.println(
        terminal.styled(Style.BOLD, terminal.value(name))
            + "  "
            + verdict(comparison)
            + ", "
            + comparison.layout().sectorSize());
    List<AnswerGroup> tables = comparison.tables();
    if (!comparison.isUnanimous()) {
      legend(tables);
      for (AnswerGroup group : comparison.groups()) {
        if (group.kind() == Answer.Kind.NO_TABLE) {
          terminal.println(terminal.styled(Style.BOLD, "-") + "  " + group.names() + "  no table");
        }
      }
    }
    refusals(comparison);
    if (tables.size() == 1) {
      if (!tables.get(0).spokesman().map().partitions().isEmpty()) {
        blankLine(comparison);
        new PartitionsText(terminal).table(tables.get(0).spokesman().map());
      }
    } else if (!tables.isEmpty()) {
      blankLine(comparison);
      new ComparisonTable(terminal, allRows).print(comparison.rows(), tables.size());
    }
    findings(comparison);
  }

  private static String verdict(ViewComparison comparison) {
    int views = comparison.answers().size();
    AnswerGroup first = comparison.groups().get(0);
    if (!comparison.isUnanimous()) {
      return "%s views, %s different answers".formatted(views, comparison.groups().size());
    }
    return switch (first.kind()) {
      case PARTITIONS ->
          PartitionsText.kind(first.spokesman().map()) + ", all %s views agree".formatted(views);
      case NO_TABLE -> "no table, all %s views agree".formatted(views);
      case REFUSED -> "no table, all %s views refuse it".formatted(views);
    };
  }

  private void legend(List<AnswerGroup> tables) throws OutputException {
    TextTable legend = new TextTable(List.of("", "", ""), new boolean[3]);
    for (int i = 0; i < tables.size(); i++) {
      legend.add(List.of(letter(i), tables.get(i).names(), summary(tables.get(i))), Style.BOLD);
    }
    legend.fit(Integer.MAX_VALUE);
    for (int i = 0; i < tables.size(); i++) {
      terminal.println(legend.row(i, terminal));
    }
  }

  private static String summary(AnswerGroup group) {
    int count = (int) group.cells().values().stream().filter(cell -> !cell.isContainer()).count();
    String partitions = count == 1 ? "1 partition" : count + " partitions";
    return PartitionsText.kind(group.spokesman().map()) + ", " + partitions;
  }

  /** Returns the letter that stands for a group: A to Z. */
  static String letter(int group) {
    return Character.toString('A' + group);
  }

  private void refusals(ViewComparison comparison) throws OutputException {
    Map<Diagnostic, List<String>> reasons = new LinkedHashMap<>();
    for (Answer answer : comparison.answers()) {
      answer
          .map()
          .refused()
          .ifPresent(
              reason ->
                  reasons.computeIfAbsent(reason, ignored -> new ArrayList<>()).add(answer.view()));
    }
    for (Map.Entry<Diagnostic, List<String>> reason : reasons.entrySet()) {
      String verb = reason.getValue().size() == 1 ? " refuses" : " refuse";
      List<String> views = new ArrayList<>(reason.getValue());
      views.set(views.size() - 1, views.get(views.size() - 1) + verb);
      finding(ViewComparison.named(views, reason.getKey()));
    }
  }

  private void findings(ViewComparison comparison) throws OutputException {
    List<Diagnostic> all = new ArrayList<>(comparison.remarks());
    all.addAll(comparison.findings());
    all.removeIf(finding -> finding.severity() == Severity.INFO);
    if (!all.isEmpty()) {
      blankLine(comparison);
    }
    for (Diagnostic finding : all) {
      finding(finding);
    }
  }

  /** Sets parts off where there are many; a disk that all agree on is shown as by one view. */
  private void blankLine(ViewComparison comparison) throws OutputException {
    if (!comparison.isUnanimous()) {
      terminal.println("");
    }
  }

  private void finding(Diagnostic finding) throws OutputException {
    for (String line : new FindingText(terminal).lines(finding, terminal.width())) {
      terminal.println(line);
    }
  }
}
