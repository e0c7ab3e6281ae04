package io.github.bootformats.grub.internal.parse;

import java.util.List;

/** What GRUB prints about a syntax error, which depends on how its parser gets over it. */
public enum SyntaxMessages {
  /** The word at fault begins no statement. */
  PLAIN(List.of("syntax error", "Incorrect command", "syntax error")),

  /** The word at fault could begin a statement, and the parser tries again from there. */
  RETRIED(
      List.of(
          "syntax error",
          "Incorrect command",
          "syntax error",
          "Incorrect command",
          "syntax error")),

  /** The word at fault is behind a complete statement, where another one could begin. */
  LATER(List.of("syntax error")),

  /** A dollar that is no token. */
  DOLLAR(List.of("$", "syntax error", "Incorrect command", "syntax error")),

  /** A dollar that is no token, behind a complete statement. */
  LATER_DOLLAR(List.of("$", "syntax error")),

  /** No more lines. */
  STARVED(List.of("out of memory", "syntax error", "Incorrect command", "syntax error")),

  /** No more lines, behind a complete statement. */
  LATER_STARVED(List.of("out of memory", "syntax error"));

  private final List<String> lines;

  SyntaxMessages(List<String> lines) {
    this.lines = lines;
  }

  /** Returns what is printed where another statement could begin behind a complete one. */
  SyntaxMessages later() {
    return switch (this) {
      case PLAIN, RETRIED, LATER -> LATER;
      case DOLLAR, LATER_DOLLAR -> LATER_DOLLAR;
      case STARVED, LATER_STARVED -> LATER_STARVED;
    };
  }

  /**
   * Returns the messages.
   *
   * @return each without {@code error:} and full stop
   */
  public List<String> lines() {
    return lines;
  }
}
