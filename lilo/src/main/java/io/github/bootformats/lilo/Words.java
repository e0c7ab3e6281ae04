package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import java.io.ByteArrayOutputStream;

/** Words as they are written: bare, or in quotes. */
final class Words {
  /** A word of ELILO must be shorter: a command line (CMDLINE_MAXLEN in elilo.h). */
  private static final int MAX_ELILO = 2048;

  private Words() {}

  /**
   * Writes a word.
   *
   * @param quoted whether to write quotes also where there need be none
   * @throws IllegalArgumentException if no writing is read as this word
   */
  static Bytes written(Bytes word, LiloDialect dialect, boolean quoted) {
    int max = dialect == LiloDialect.LILO ? Tokenizer.MAX_LILO : MAX_ELILO;
    if (word.length() >= max) {
      throw new IllegalArgumentException("longer than " + (max - 1) + " bytes: " + word);
    }
    boolean isBare = !quoted && !word.isEmpty();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < word.length(); i++) {
      int c = word.at(i);
      if (c == '\n' || c == '\r' || c == '\t' || c == 0) {
        throw new IllegalArgumentException("a control character cannot be written: " + word);
      }
      boolean isEscaped = c == '"' || c == '\\' || (c == '$' && dialect == LiloDialect.LILO);
      if (isEscaped) {
        out.write('\\');
      }
      out.write(c);
      isBare &= !isEscaped && c != ' ' && c != '#' && c != '=';
    }
    return isBare
        ? word
        : Bytes.join(Bytes.utf8("\""), Bytes.of(out.toByteArray()), Bytes.utf8("\""));
  }

  /** Whether there is a dollar sign that no backslash stands before. */
  static boolean hasVariable(Bytes bytes) {
    for (int i = bytes.indexOf('$', 0); i >= 0; i = bytes.indexOf('$', i + 1)) {
      if (i == 0 || bytes.at(i - 1) != '\\') {
        return true;
      }
    }
    return false;
  }
}
