package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a file as the loaders read them: a carriage return before another character is
 * dropped, and for LILO {@code \$} is a dollar and {@code $NAME} the characters of a variable
 * (next, next_raw and again in cfg.c of LILO 24, next in config.c of ELILO 3.16).
 */
final class CharStream {
  static final int EOF = -1;

  /** No character is put back. */
  private static final int NONE = -2;

  /** Marks a character of a variable that is kept as it is written: it means itself. */
  private static final int KEPT = 0x100;

  /** What variables stand for. */
  @FunctionalInterface
  interface Variables {
    /**
     * Returns the value of a variable.
     *
     * @param name the name
     * @return the value; null if there is no such variable
     */
    @Nullable Bytes value(Bytes name);
  }

  private final Bytes text;
  private final LiloDialect dialect;
  private final @Nullable Variables variables;
  private final long maxExpansion;
  private int position;
  private int line = 1;
  private int begin;
  private int back = NONE;
  private Bytes variable = Bytes.empty();
  private int variablePosition;
  private long expansion;

  /** Starts to read; without variables, {@code $NAME} is kept as it is written. */
  CharStream(Bytes text, LiloDialect dialect, @Nullable Variables variables, long maxExpansion) {
    this.text = text;
    this.dialect = dialect;
    this.variables = variables;
    this.maxExpansion = maxExpansion;
  }

  boolean keepsVariables() {
    return variables == null;
  }

  LiloDialect dialect() {
    return dialect;
  }

  /** The offset behind the last character. */
  int position() {
    return position;
  }

  /** The offset where the last character begins. */
  int begin() {
    return begin;
  }

  /** The line of the last character, unless that is the end of the line. */
  int line() {
    return line;
  }

  /** Goes on at an offset that is not before the current one. */
  void skipTo(int offset) {
    back = NONE;
    variable = Bytes.empty();
    variablePosition = 0;
    while (position < offset) {
      read();
    }
  }

  void again(int c) {
    back = c;
  }

  /** The next character of a comment, in which nothing has a meaning. */
  int nextRaw() {
    if (back != NONE) {
      int c = back;
      back = NONE;
      return c;
    }
    begin = position;
    return read();
  }

  int next() throws LexicalException {
    if (back != NONE) {
      int c = back;
      back = NONE;
      return c;
    }
    while (true) {
      if (variablePosition < variable.length()) {
        return variableCharacter();
      }
      begin = position;
      int c = read();
      if (c == '\r') {
        c = read();
      }
      if (dialect == LiloDialect.ELILO) {
        return c;
      }
      if (c == '\\' && peek() == '$') {
        return read();
      }
      if (c != '$') {
        return c;
      }
      startVariable();
    }
  }

  private int variableCharacter() {
    int c = variable.at(variablePosition++);
    if (variables == null) {
      return c | KEPT;
    }
    // LILO takes it from a signed char.
    return c == 0xFF ? EOF : c;
  }

  private int read() {
    if (position >= text.length()) {
      return EOF;
    }
    int c = text.at(position++);
    if (c == '\n') {
      line++;
    }
    return c;
  }

  private int peek() {
    return position < text.length() ? text.at(position) : EOF;
  }

  private void startVariable() throws LexicalException {
    Bytes name = variableName();
    variablePosition = 0;
    if (variables == null) {
      variable = text.slice(begin, position);
      return;
    }
    Bytes value = variables.value(name);
    if (value == null) {
      throw error(LiloFinding.VARIABLE_UNKNOWN, "no environment variable " + name);
    }
    expansion += value.length();
    if (expansion > maxExpansion) {
      throw error(
          LiloFinding.LIMIT_EXPANSION, "variables add more than " + maxExpansion + " bytes");
    }
    variable = value;
  }

  private Bytes variableName() throws LexicalException {
    boolean braced = peek() == '{';
    int nameBegin = braced ? position + 1 : position;
    read();
    while (true) {
      int c = peek();
      if (c == EOF) {
        throw error(LiloFinding.VARIABLE_NAME, "the file ends in the name of a variable");
      }
      if (c < ' ') {
        read();
        throw error(LiloFinding.VARIABLE_NAME, "a control character in the name of a variable");
      }
      if (braced ? c == '}' : !isNameCharacter(c)) {
        break;
      }
      if (position - nameBegin == Tokenizer.MAX_LILO) {
        throw error(LiloFinding.VARIABLE_NAME, "the name of a variable is too long");
      }
      read();
    }
    Bytes name = text.slice(nameBegin, position);
    if (braced) {
      read();
    }
    return name;
  }

  private static boolean isNameCharacter(int c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
  }

  private LexicalException error(LiloFinding finding, String message) {
    return new LexicalException(finding, begin, line, message);
  }
}
