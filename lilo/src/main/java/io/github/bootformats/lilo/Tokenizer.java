package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Words and equals signs (cfg_get_token in LILO 24, get_token_core in ELILO 3.16). */
final class Tokenizer {
  /** A word of LILO 24 must be shorter, in bytes. */
  static final int MAX_LILO = 1023;

  private static final Bytes EQUALS = Bytes.utf8("=");

  private final CharStream stream;
  private int begin;
  private int line;

  Tokenizer(CharStream stream) {
    this.stream = stream;
  }

  /**
   * Reads a word.
   *
   * @param isValue whether this is what follows an equals sign
   * @param max how many bytes the word must be shorter than
   * @return the word; null at the end
   */
  @Nullable Token next(boolean isValue, int max) throws LexicalException {
    int c = skipSpace();
    if (c == CharStream.EOF) {
      return null;
    }
    begin = stream.begin();
    line = stream.line();
    boolean equalsIsOrdinary = isValue && stream.dialect() == LiloDialect.ELILO;
    if (c == '=' && !equalsIsOrdinary) {
      return new Token(EQUALS, true, begin, stream.position(), line);
    }
    return c == '"' ? quoted(max) : bare(c, max, equalsIsOrdinary);
  }

  private int skipSpace() throws LexicalException {
    while (true) {
      int c = stream.next();
      while (c == ' ' || c == '\t' || c == '\n') {
        c = stream.next();
      }
      if (c != '#') {
        return c;
      }
      do {
        c = stream.nextRaw();
      } while (c != '\n' && c != CharStream.EOF);
      if (c == CharStream.EOF) {
        return c;
      }
    }
  }

  private Token bare(int first, int max, boolean equalsIsOrdinary) throws LexicalException {
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    boolean escaped = false;
    for (int c = first; word.size() < max; c = stream.next()) {
      if (escaped) {
        if (c == CharStream.EOF) {
          throw error(LiloFinding.BACKSLASH_END, "the file ends behind a backslash");
        }
        if (c != '\n') {
          word.write(c == '\t' ? ' ' : c);
        }
        escaped = false;
      } else if (endsWord(c) || (c == '=' && !equalsIsOrdinary)) {
        stream.again(c);
        return token(word, stream.begin());
      } else if (c == '\\') {
        escaped = true;
      } else {
        word.write(c);
      }
    }
    throw error(LiloFinding.TOKEN_LONG, "a word is longer than " + (max - 1) + " bytes");
  }

  private static boolean endsWord(int c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '#' || c == CharStream.EOF;
  }

  private Token quoted(int max) throws LexicalException {
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    while (word.size() < max) {
      int c = stream.next();
      if (c == CharStream.EOF) {
        throw error(LiloFinding.QUOTES_OPEN, "quotes are not closed");
      }
      if (c == '"') {
        return token(word, stream.position());
      }
      if (c == '\\') {
        c = stream.next();
        if (c == '\n') {
          if (goesOnWithSpace()) {
            word.write(' ');
          }
          continue;
        }
        if (c != '"' && c != '\\') {
          throw error(LiloFinding.QUOTES_ESCAPE, "a backslash in quotes escapes only \", \\ and $");
        }
      } else if (c == '\n' || c == '\t') {
        String name = c == '\t' ? "a tab" : "the end of a line";
        throw error(LiloFinding.QUOTES_LINE, name + " in quotes");
      }
      word.write(c);
    }
    throw error(LiloFinding.TOKEN_LONG, "a word is longer than " + (max - 1) + " bytes");
  }

  /** Behind a backslash at the end of a line: LILO makes one space of it and of the indentation. */
  private boolean goesOnWithSpace() throws LexicalException {
    if (stream.dialect() == LiloDialect.ELILO) {
      return false;
    }
    int c = stream.next();
    while (c == ' ' || c == '\t') {
      c = stream.next();
    }
    if (c == 0) {
      return false;
    }
    stream.again(c);
    return true;
  }

  private Token token(ByteArrayOutputStream word, int end) {
    Bytes all = Bytes.of(word.toByteArray());
    int nul = all.indexOf(0, 0);
    Bytes text = nul < 0 ? all : all.slice(0, nul);
    // LILO compares the word, quoted or not.
    boolean isEquals = stream.dialect() == LiloDialect.LILO && text.equals(EQUALS);
    return new Token(text, isEquals, begin, end, line);
  }

  private LexicalException error(LiloFinding finding, String message) {
    return new LexicalException(finding, begin, line, message);
  }
}
