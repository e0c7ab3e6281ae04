package io.github.bootformats.grub.internal.parse;

import io.github.bootformats.grub.GrubFinding;

/** Ends the parsing of one batch of lines; never leaves the parser. */
final class SyntaxException extends Exception {
  private static final long serialVersionUID = 1;

  private final GrubFinding finding;
  private final int position;
  private final SyntaxMessages messages;

  SyntaxException(GrubFinding finding, int position, SyntaxMessages messages, String message) {
    super(message, null, false, false);
    this.finding = finding;
    this.position = position;
    this.messages = messages;
  }

  /** Returns what GRUB prints. */
  SyntaxMessages messages() {
    return messages;
  }

  GrubFinding finding() {
    return finding;
  }

  /** Returns where in the text that the lexer sees. */
  int position() {
    return position;
  }
}
