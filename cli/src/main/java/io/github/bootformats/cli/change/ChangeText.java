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
    // A disk that is not there yet has no table and no findings that are worth a word.
    boolean isNew = edit.before().diskSize() == 0;
    DiskLayout before = isNew ? edit.after() : edit.before();
    terminal.println(
        terminal.styled(Style.BOLD, terminal.value(name))
            + (isNew ? "  new, " : "  ")
            + instead(kind(before), kind(edit.after()))
            + ", "
            + instead(Sizes.of(before.diskSize()), Sizes.of(edit.after().diskSize()))
            + ", "
            + edit.after().sectorSize());
    for (String line : new ChangeTable(terminal).lines(edit.change())) {
      terminal.println(line);
    }
    sentences("What is done:", edit.change().steps());
    findings("This settles:", isNew ? List.of() : edit.change().resolved());
    findings("This brings:", edit.change().introduced());
    writes(edit);
    notes(edit);
  }

  /**
   * Shows a change that changes nothing.
   *
   * @param name the disk's name
   * @param edit what is not to be done
   * @throws OutputException if the terminal cannot be written
   */
  public void printEmpty(String name, DiskEdit edit) throws OutputException {
    terminal.println(terminal.value(name) + ": nothing to change");
    notes(edit);
  }

  private void notes(DiskEdit edit) throws OutputException {
    sentences("Note:", edit.notes());
  }

  private static String kind(DiskLayout layout) {
    return PartitionsText.kind(layout.as(RawEntries.VIEW));
  }

  private static String instead(String before, String after) {
    return before.equals(after) ? after : after + " instead of " + before;
  }

  private void sentences(String heading, List<String> sentences) throws OutputException {
    if (!sentences.isEmpty()) {
      heading(heading);
    }
    for (String sentence : sentences) {
      String start = INDENT;
      for (String line :
          Words.wrap(terminal.message(sentence), terminal.width() - 2 * INDENT.length())) {
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
