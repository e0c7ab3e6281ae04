package io.github.bootformats.grub.internal.parse;

import java.util.List;

/** What GRUB prints about a syntax error, which depends on how its parser gets over it. */
public enum SyntaxMessages {
  /** The word at fault begins no statement. */
  PLAIN("syntax error\nIncorrect command\nsyntax error"),

  /** The word at fault could begin a statement, and the parser tries again from there. */
  RETRIED("syntax error\nIncorrect command\nsyntax error\nIncorrect command\nsyntax error"),

  /** The word at fault is behind a complete statement, where another one could begin. */
  LATER("syntax error"),

  /** A dollar that is no token. */
  DOLLAR("$\nsyntax error\nIncorrect command\nsyntax error"),

  /** A dollar that is no token, behind a complete statement. */
  LATER_DOLLAR("$\nsyntax error"),

  /** No more lines. */
  STARVED("out of memory\nsyntax error\nIncorrect command\nsyntax error"),

  /** No more lines, behind a complete statement. */
  LATER_STARVED("out of memory\nsyntax error");

  private final String lines;

  SyntaxMessages(String lines) {
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
    return List.of(lines.split("\n", -1));
  }
}
