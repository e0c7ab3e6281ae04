package io.github.bootformats.partition.script;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;

/** A line of a script and how far it has been read. Columns count characters from 1. */
final class LineCursor {
  private static final int MAX_SHOWN = 40;

  private final String text;
  private final int line;
  private int at;

  LineCursor(String text, int line) {
    this.text = text;
    this.line = line;
  }

  /**
   * A word of the line.
   *
   * @param text without the quotation marks around it
   * @param column where it begins
   */
  record Token(String text, int column) {}

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isSeparator(char c) {
    return c == ',' || c == ';';
  }

  boolean atEnd() {
    return at >= text.length();
  }

  int line() {
    return line;
  }

  int column() {
    return at + 1;
  }

  void moveTo(int index) {
    at = index;
  }

  void skip(int characters) {
    at += characters;
  }

  void skipBlanks() {
    at = afterBlanks(at);
  }

  private int afterBlanks(int from) {
    int index = from;
    while (index < text.length() && isBlank(text.charAt(index))) {
      index++;
    }
    return index;
  }

  boolean atSeparator() {
    return !atEnd() && isSeparator(text.charAt(at));
  }

  boolean startsWith(String word) {
    return text.regionMatches(true, at, word, 0, word.length());
  }

  /**
   * Passes a value that is left to the default: nothing before a separator or the end of the line,
   * or a {@code -} in its place.
   *
   * @return whether there is one
   */
  boolean skipDefault() {
    int index = afterBlanks(at);
    boolean dashThenBlank = false;
    if (index < text.length() && text.charAt(index) == '-') {
      int afterDash = index + 1;
      index = afterBlanks(afterDash);
      dashThenBlank = index > afterDash;
    }
    if (index < text.length() && isSeparator(text.charAt(index))) {
      at = index + 1;
      return true;
    }
    if (index == text.length() || dashThenBlank) {
      at = index;
      return true;
    }
    return false;
  }

  /**
   * Takes the next word and the separator behind it. A word ends at a blank, a separator or a
   * quotation mark that closes; between quotation marks, it ends nowhere else. Only a mark at the
   * beginning and the one at the end are no part of it.
   */
  Token next(String expected) throws MalformedFormatException {
    skipBlanks();
    int begin = !atEnd() && text.charAt(at) == '"' ? at + 1 : at;
    int end = endOfWord();
    if (end < 0) {
      throw atEnd()
          ? error(expected, column())
          : error("a closing quotation mark", text.length() + 1);
    }
    int after = end < text.length() && text.charAt(end) == '"' ? end + 1 : end;
    int next = afterBlanks(after);
    boolean separator = next < text.length() && isSeparator(text.charAt(next));
    if (next == after && next < text.length() && !separator) {
      throw error("a comma or a blank", next + 1);
    }
    at = afterBlanks(separator ? next + 1 : next);
    return new Token(text.substring(begin, end), begin + 1);
  }

  private int endOfWord() {
    boolean open = false;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      open ^= c == '"';
      if (open) {
        continue;
      }
      if (isBlank(c) || isSeparator(c) || c == '"') {
        return i;
      }
      if (i + 1 == text.length()) {
        return i + 1;
      }
    }
    return -1;
  }

  /** Says what was expected, and what the line has there. */
  MalformedFormatException error(String expected, int column) {
    String rest = text.substring(Math.min(column - 1, text.length()));
    return error(
        "script.syntax", column, expected, rest.isEmpty() ? "the end of the line" : shown(rest));
  }

  MalformedFormatException error(String reason, Token token, String expected) {
    return error(reason, token.column(), expected, shown(token.text()));
  }

  MalformedFormatException error(String reason, int column, String expected, String found) {
    return MalformedFormatException.atLine(
        DiskScript.FORMAT,
        reason,
        line,
        "column %s: expected %s, found %s".formatted(column, expected, found));
  }

  /** Quotes what a stranger wrote, so that a terminal does not obey it. */
  static String shown(String text) {
    String part = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    return "'" + Bytes.utf8(part) + "'";
  }
}
