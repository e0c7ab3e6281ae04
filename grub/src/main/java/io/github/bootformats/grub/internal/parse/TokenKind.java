package io.github.bootformats.grub.internal.parse;

/** What the lexer can see. */
enum TokenKind {
  /** No more text, unless something is open. */
  END("the end of the line"),
  NEWLINE("a new line"),
  SEMICOLON("';'"),
  LEFT_BRACE("'{'"),
  RIGHT_BRACE("'}'"),
  /** A reserved word. */
  KEYWORD("a reserved word"),
  /** A word that can be the name of a variable or a function. */
  NAME("a word"),
  WORD("a word"),
  /** A sign that the lexer knows and the grammar does not: {@code | & < > || && ;; [[ ]]}. */
  RESERVED("a reserved sign"),
  /** Something that is no token: a lonely {@code $}, or quotes that never end. */
  BAD("something that is no token");

  private final String description;

  TokenKind(String description) {
    this.description = description;
  }

  String description() {
    return description;
  }

  boolean isArgument() {
    return this == WORD || this == NAME || this == KEYWORD;
  }
}
