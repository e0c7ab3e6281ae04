package io.github.bootformats.lilo;

/** What is no word: nothing can be made of the place where it begins. */
final class LexicalException extends Exception {
  private static final long serialVersionUID = 1;

  private final LiloFinding finding;
  private final int begin;
  private final int line;

  LexicalException(LiloFinding finding, int begin, int line, String message) {
    super(message, null, false, false);
    this.finding = finding;
    this.begin = begin;
    this.line = line;
  }

  LiloFinding finding() {
    return finding;
  }

  /** The offset of the first byte of what is wrong. */
  int begin() {
    return begin;
  }

  int line() {
    return line;
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /** The same, where the option begins that the wrong word belongs to. */
  LexicalException from(Token name) {
    return new LexicalException(finding, name.begin(), name.line(), reason());
  }
}
