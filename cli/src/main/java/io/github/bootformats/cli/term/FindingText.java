package io.github.bootformats.cli.term;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import java.util.ArrayList;
import java.util.List;

/** How findings read: a mark, the sentence, and behind it the code and the place. */
public final class FindingText {
  private final Terminal terminal;
  private final Glyphs glyphs;

  public FindingText(Terminal terminal) {
    this.terminal = terminal;
    this.glyphs = Glyphs.of(terminal);
  }

  /**
   * Returns a finding's lines, broken between words.
   *
   * @param finding the finding
   * @param room the columns that are left
   */
  public List<String> lines(Diagnostic finding, int room) {
    String mark = mark(finding.severity());
    Style style = style(finding.severity());
    String indent = "  ";
    List<String> lines = new ArrayList<>();
    String words = terminal.message(finding.message());
    String place = "[" + terminal.message(finding.code()) + place(finding) + "]";
    for (String line : Words.wrap(words + " " + place.replace(' ', '\0'), room - indent.length())) {
      String text = line.replace('\0', ' ');
      int tail = text.endsWith(place) ? text.length() - place.length() : text.length();
      String start = lines.isEmpty() ? terminal.styled(style, mark) + " " : indent;
      lines.add(
          start + text.substring(0, tail) + terminal.styled(Style.FAINT, text.substring(tail)));
    }
    return lines;
  }

  private static String place(Diagnostic finding) {
    StringBuilder place = new StringBuilder();
    finding.offset().ifPresent(o -> place.append(", byte ").append(o));
    finding.line().ifPresent(l -> place.append(", line ").append(l));
    return place.toString();
  }

  private String mark(Severity severity) {
    return switch (severity) {
      case ERROR -> glyphs.error();
      case WARNING -> glyphs.warning();
      case INFO -> glyphs.info();
    };
  }

  private static Style style(Severity severity) {
    return switch (severity) {
      case ERROR -> Style.RED;
      case WARNING -> Style.YELLOW;
      case INFO -> Style.FAINT;
    };
  }
}
