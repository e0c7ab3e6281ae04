package io.github.bootformats.cli.change;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.cli.partitions.PartitionsText;
import io.github.bootformats.cli.partitions.RawEntries;
import io.github.bootformats.cli.term.FindingText;
import io.github.bootformats.cli.term.OutputException;
import io.github.bootformats.cli.term.Sizes;
import io.github.bootformats.cli.term.Style;
import io.github.bootformats.cli.term.Terminal;
import io.github.bootformats.cli.term.TextTable;
import io.github.bootformats.cli.term.Words;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.DiskWrite;
import java.util.List;

/** Shows a change for people: the table before and after, what it settles, what is written. */
public final class ChangeText {
  private static final String INDENT = "  ";

  private final Terminal terminal;

  public ChangeText(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Shows a change.
   *
   * @param name the disk's name
   * @param edit what is to be done to the disk
   * @throws OutputException if the terminal cannot be written
   */
  public void print(String name, DiskEdit edit) throws OutputException {
    terminal.println(
        terminal.styled(Style.BOLD, terminal.value(name))
            + "  "
            + instead(kind(edit.before()), kind(edit.after()))
            + ", "
            + instead(Sizes.of(edit.before().diskSize()), Sizes.of(edit.after().diskSize()))
            + ", "
            + edit.after().sectorSize());
    for (String line : new ChangeTable(terminal).lines(edit.change())) {
      terminal.println(line);
    }
    steps(edit.change().steps());
    findings("This settles:", edit.change().resolved());
    findings("This brings:", edit.change().introduced());
    writes(edit);
  }

  private static String kind(DiskLayout layout) {
    return PartitionsText.kind(layout.as(RawEntries.VIEW));
  }

  private static String instead(String before, String after) {
    return before.equals(after) ? after : after + " instead of " + before;
  }

  private void steps(List<String> steps) throws OutputException {
    if (!steps.isEmpty()) {
      heading("What is done:");
    }
    for (String step : steps) {
      String start = INDENT;
      for (String line :
          Words.wrap(terminal.message(step), terminal.width() - 2 * INDENT.length())) {
        terminal.println(start + line);
        start = INDENT + INDENT;
      }
    }
  }

  private void findings(String heading, List<Diagnostic> findings) throws OutputException {
    if (!findings.isEmpty()) {
      heading(heading);
    }
    for (Diagnostic finding : findings) {
      for (String line :
          new FindingText(terminal).lines(finding, terminal.width() - INDENT.length())) {
        terminal.println(INDENT + line);
      }
    }
  }

  private void writes(DiskEdit edit) throws OutputException {
    if (edit.writes().writes().isEmpty()) {
      return;
    }
    heading("What is written, " + Sizes.of(edit.writes().totalBytes()) + ", in this order:");
    TextTable table =
        new TextTable(
            List.of("", "at byte", "bytes", ""), new boolean[] {false, true, true, false});
    for (DiskWrite write : edit.writes().writes()) {
      table.add(
          List.of(
              " ",
              Long.toString(write.offset()),
              Integer.toString(write.bytes().length()),
              terminal.message(write.what())),
          Style.PLAIN);
    }
    for (String line : table.lines(terminal)) {
      terminal.println(line);
    }
  }

  private void heading(String text) throws OutputException {
    terminal.println(terminal.styled(Style.FAINT, text));
  }
}
