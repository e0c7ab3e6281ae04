package io.github.bootformats.grub.internal.parse;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.syntax.Keyword;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into tokens, and takes another line only when something is open.
 *
 * <p>GRUB hands its parser one line. More lines are fetched while a quote or a line continuation is
 * unfinished, and while the parser is {@linkplain #open within} a construct that has an end of its
 * own; otherwise the end of the line is the end of the input. That decides what a syntax error
 * costs: all lines fetched so far.
 */
final class Lexer {
  private static final Keyword[] KEYWORDS = Keyword.values();
  private static final boolean[] WORD_BYTE = new boolean[256];
  private static final boolean[] NAME_BYTE = new boolean[256];

  static {
    for (int c = 0; c < 256; c++) {
      WORD_BYTE[c] = "{}|&$;<> \t\n'\"\\".indexOf(c) < 0 && c != 0;
      NAME_BYTE[c] =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
  }

  private final byte[] text;
  private final int length;
  private int position;
  private int fetched;
  private int openConstructs;

  private TokenKind kind = TokenKind.END;
  private int start;
  private @Nullable Keyword keyword;
  private boolean plain;
  private boolean starved;

  Lexer(SourceText source) {
    this.text = source.text();
    this.length = source.length();
  }

  // The current token.

  TokenKind kind() {
    return kind;
  }

  int start() {
    return start;
  }

  int end() {
    return position;
  }

  boolean is(Keyword wanted) {
    return kind == TokenKind.KEYWORD && keyword == wanted;
  }

  /** Returns whether a word has neither quotes nor backslashes nor variables. */
  boolean isPlain() {
    return plain;
  }

  /** Returns whether the text ended within something open. */
  boolean starved() {
    return starved;
  }

  byte[] text() {
    return text;
  }

  Bytes bytes(int from, int to) {
    return Bytes.copyOf(text, from, to - from);
  }

  // Lines.

  /** Starts with a line of its own; returns false when there is none. */
  boolean startLine() {
    openConstructs = 0;
    starved = false;
    position = fetched;
    return fetch();
  }

  /** Returns the end of the lines that are fetched. */
  int fetched() {
    return fetched;
  }

  /** Returns whether the next line is empty; asked between lines. */
  boolean atEmptyLine() {
    return fetched < length && text[fetched] == '\n';
  }

  void skipLine() {
    fetch();
    position = fetched;
  }

  private boolean fetch() {
    if (fetched >= length) {
      return false;
    }
    int end = fetched;
    while (text[end] != '\n') {
      end++;
    }
    fetched = end + 1;
    return true;
  }

  private boolean fetchOrStarve() {
    if (position < fetched || fetch()) {
      return true;
    }
    starved = true;
    return false;
  }

  void open() {
    openConstructs++;
  }

  void close() {
    openConstructs--;
  }

  // Tokens.

  void next() {
    skipBlanks();
    start = position;
    if (position == fetched) {
      if (openConstructs == 0) {
        kind = TokenKind.END;
        return;
      }
      if (!fetchOrStarve()) {
        kind = TokenKind.BAD;
        return;
      }
      skipBlanks();
      start = position;
    }
    switch (text[position]) {
      case '\n' -> single(TokenKind.NEWLINE);
      case ';' -> sign(';', TokenKind.SEMICOLON);
      case '{' -> single(TokenKind.LEFT_BRACE);
      case '}' -> single(TokenKind.RIGHT_BRACE);
      case '|' -> sign('|', TokenKind.RESERVED);
      case '&' -> sign('&', TokenKind.RESERVED);
      case '<', '>' -> single(TokenKind.RESERVED);
      default -> word();
    }
  }

  private void single(TokenKind single) {
    position++;
    kind = single;
  }

  /** Reads a sign that means nothing when it is doubled. */
  private void sign(char doubled, TokenKind alone) {
    position++;
    kind = alone;
    if (text[position] == doubled) {
      position++;
      kind = TokenKind.RESERVED;
    }
  }

  private void skipBlanks() {
    while (position < fetched) {
      byte c = text[position];
      if (c == '#') {
        position = fetched - 1; // the lines that are fetched end where this one does
      } else if (c != ' ' && c != '\t') {
        return;
      } else {
        position++;
      }
    }
  }

  private void word() {
    int from = position;
    boolean name = true;
    plain = true;
    while (position < length) {
      int c = text[position] & 0xFF;
      if (NAME_BYTE[c]) {
        position++;
      } else if (WORD_BYTE[c]) {
        name = false;
        position++;
      } else if (isPart(c)) {
        name = false;
        plain = false;
        if (!part(c)) {
          kind = TokenKind.BAD;
          return;
        }
      } else {
        break;
      }
    }
    if (position == from) {
      kind = TokenKind.BAD;
      return;
    }
    classify(from, name);
  }

  private boolean isPart(int c) {
    return c == '\\' || c == '\'' || c == '"' || (c == '$' && startsPart(position));
  }

  private boolean startsPart(int dollar) {
    return text[dollar + 1] == '"' || variableEnd(text, dollar) > 0;
  }

  /** Reads what begins with a quote, a backslash or a dollar; returns false when it never ends. */
  private boolean part(int c) {
    switch (c) {
      case '\\' -> {
        position += 2;
        return text[position - 1] != '\n' || fetchOrStarve();
      }
      case '\'' -> {
        position++;
        return singleQuoted();
      }
      case '"' -> {
        position++;
        return doubleQuoted();
      }
      default -> {
        if (text[position + 1] == '"') {
          position += 2;
          return doubleQuoted();
        }
        position = variableEnd(text, position);
        return true;
      }
    }
  }

  private boolean singleQuoted() {
    while (fetchOrStarve()) {
      if (text[position++] == '\'') {
        return true;
      }
    }
    return false;
  }

  private boolean doubleQuoted() {
    while (fetchOrStarve()) {
      byte c = text[position++];
      if (c == '"') {
        return true;
      }
      if (c == '\\') {
        position++; // a line ends with a new line, so that there is a next byte
      }
    }
    return false;
  }

  private void classify(int from, boolean name) {
    int size = position - from;
    if (name && (text[from] < '0' || text[from] > '9')) {
      keyword = keyword(from, size);
      kind = keyword == null ? TokenKind.NAME : TokenKind.KEYWORD;
      return;
    }
    boolean brackets =
        size == 2 && text[from] == text[from + 1] && (text[from] == '[' || text[from] == ']');
    kind = brackets ? TokenKind.RESERVED : TokenKind.WORD;
  }

  private @Nullable Keyword keyword(int from, int size) {
    if (size < 2 || size > 8) {
      return null;
    }
    for (Keyword candidate : KEYWORDS) {
      String word = candidate.text();
      if (word.length() == size && word.charAt(0) == text[from] && matches(word, from)) {
        return candidate;
      }
    }
    return null;
  }

  private boolean matches(String word, int from) {
    for (int i = 1; i < word.length(); i++) {
      if (word.charAt(i) != text[from + i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns the end of the variable whose dollar is given, or -1 when it is none. */
  static int variableEnd(byte[] text, int dollar) {
    int begin = dollar + 1;
    boolean braces = begin < text.length && text[begin] == '{';
    int from = braces ? begin + 1 : begin;
    int end = nameEnd(text, from);
    if (end == from || (braces && (end == text.length || text[end] != '}'))) {
      return -1;
    }
    return braces ? end + 1 : end;
  }

  private static int nameEnd(byte[] text, int from) {
    if (from >= text.length) {
      return from;
    }
    int first = text[from];
    if (first == '?' || first == '#' || first == '*' || first == '@') {
      return from + 1;
    }
    boolean number = first >= '0' && first <= '9';
    int end = from;
    while (end < text.length
        && NAME_BYTE[text[end] & 0xFF]
        && (!number || (text[end] >= '0' && text[end] <= '9'))) {
      end++;
    }
    return end;
  }
}
