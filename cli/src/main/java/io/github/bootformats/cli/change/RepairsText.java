package io.github.bootformats.cli.change;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.cli.term.FindingText;
import io.github.bootformats.cli.term.OutputException;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.partition.repair.LayoutRepair.Suggestion;
import java.util.List;

/** Shows what can be repaired for people. */
public final class RepairsText {
  private static final String INDENT = "  ";

  private final Terminal terminal;

  public RepairsText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Shows repairs, each as if it were the only one.
   *
   * @param name the disk's name
   * @param suggestions the repairs
   * @throws OutputException if the terminal cannot be written
   */
  public void print(String name, List<Suggestion> suggestions) throws OutputException {
    if (suggestions.isEmpty()) {
      terminal.println(terminal.value(name) + ": nothing that could be repaired");
    }
    for (Suggestion suggestion : suggestions) {
      terminal.println(
          terminal.styled(Style.BOLD, suggestion.repair().id())
              + (suggestion.isObvious() ? "" : "  with --only " + suggestion.repair().id()));
      findings("settles:", suggestion.change().resolved());
      findings("brings:", suggestion.change().introduced());
    }
  }

  private void findings(String heading, List<Diagnostic> findings) throws OutputException {
    if (!findings.isEmpty()) {
      terminal.println(INDENT + terminal.styled(Style.FAINT, heading));
    }
    for (Diagnostic finding : findings) {
      for (String line :
          new FindingText(terminal).lines(finding, terminal.width() - 2 * INDENT.length())) {
        terminal.println(INDENT + INDENT + line);
      }
    }
  }
}
