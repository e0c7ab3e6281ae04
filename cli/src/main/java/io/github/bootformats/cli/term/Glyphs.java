package io.github.bootformats.cli.term;

/**
 * The characters that draw trees and mark findings.
 *
 * @param branch before a node that others follow
 * @param lastBranch before the last node
 * @param trunk beside what lies between two nodes
 * @param error marks an error
 * @param warning marks a warning
 * @param info marks what is worth knowing
 * @param differs marks what is not the same as something else
 * @param more stands for lines that are left out
 */
public record Glyphs(
    String branch,
    String lastBranch,
    String trunk,
    String error,
    String warning,
    String info,
    String differs,
    String more) {
  /** What is beside the last node's own text. */
  public static final String GAP = "   ";

  private static final Glyphs UNICODE =
      new Glyphs(
          "\u251c\u2500 ",
          "\u2514\u2500 ",
          "\u2502  ",
          "\u2717",
          "!",
          "\u00b7",
          "\u2260",
          "\u22ee");
  private static final Glyphs ASCII = new Glyphs("|- ", "`- ", "|  ", "x", "!", "-", "!=", ":");

  /** Returns those that a terminal can show. */
  public static Glyphs of(Terminal terminal) {
    return terminal.unicode() ? UNICODE : ASCII;
  }
}
