package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.syntax.Keyword;
import io.github.bootformats.grub.syntax.Span;
import io.github.bootformats.grub.syntax.SyntaxPrinter;
import io.github.bootformats.grub.syntax.Word;
import io.github.bootformats.grub.syntax.WordPart;
import java.util.ArrayList;
import java.util.List;

/**
 * Quotes text so that GRUB reads it back as it is.
 *
 * <p>A script cannot hold a NUL, nor a carriage return, which GRUB drops wherever it stands; and it
 * drops lines that begin with {@code #} even within quotes. What cannot be written at all is
 * refused; a {@code #} after a new line is written so that the line does not begin with it.
 */
public final class GrubQuoting {
  private static final String SAFE = "@%_-+=:,./()^[]~";

  private GrubQuoting() {}

  /**
   * Quotes text for a script.
   *
   * @param text the text, encoded as UTF-8; without NUL and carriage return
   * @return what to write: the text itself where that is one word, else within quotes
   * @throws IllegalArgumentException if no script can say this text
   */
  public static String quote(String text) {
    return SyntaxPrinter.print(word(Bytes.utf8(text)))
        .decodeUtf8()
        .orElseThrow(IllegalStateException::new);
  }

  /**
   * Makes a word that GRUB reads as given bytes.
   *
   * @param text the bytes; without NUL and carriage return
   * @return the word, in single quotes unless it needs none
   * @throws IllegalArgumentException if no script can say these bytes
   */
  public static Word word(Bytes text) {
    if (text.indexOf(0, 0) >= 0 || text.indexOf('\r', 0) >= 0) {
      throw new IllegalArgumentException(
          "GRUB scripts cannot say a NUL or a carriage return: " + text);
    }
    if (isPlain(text)) {
      return new Word(List.of(new WordPart.Text(text)), Span.NONE);
    }
    return new Word(quoted(text), Span.NONE);
  }

  /** Returns whether a word needs no quotes: its bytes have no meaning, and it is not reserved. */
  private static boolean isPlain(Bytes text) {
    for (int i = 0; i < text.length(); i++) {
      int c = text.at(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && SAFE.indexOf(c) < 0) {
        return false;
      }
    }
    boolean brackets = text.equals(Bytes.utf8("[[")) || text.equals(Bytes.utf8("]]"));
    return !text.isEmpty() && !brackets && Keyword.of(text).isEmpty();
  }

  private static List<WordPart> quoted(Bytes text) {
    List<WordPart> parts = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean startsComment = text.at(i) == '#' && i > 0 && text.at(i - 1) == '\n';
      if (text.at(i) == '\'' || startsComment) {
        addQuoted(parts, text.slice(begin, i));
        parts.add(new WordPart.Text(Bytes.of((byte) '\\', (byte) text.at(i))));
        begin = i + 1;
      }
    }
    if (begin < text.length() || parts.isEmpty()) {
      parts.add(new WordPart.SingleQuoted(text.slice(begin, text.length())));
    }
    return parts;
  }

  private static void addQuoted(List<WordPart> parts, Bytes text) {
    if (!text.isEmpty()) {
      parts.add(new WordPart.SingleQuoted(text));
    }
  }
}
