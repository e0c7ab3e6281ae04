package io.github.bootformats.grub.syntax;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.GrubQuoting;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A word of a command, not yet expanded: parts that follow each other without a blank.
 *
 * @param parts the parts; at least one
 * @param span where it stands
 */
public record Word(List<WordPart> parts, Span span) {
  /**
   * Creates a word.
   *
   * @param parts the parts; at least one
   * @param span where it stands
   */
  public Word {
    parts = List.copyOf(parts);
    Objects.requireNonNull(span);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a word without parts");
    }
  }

  /**
   * Makes a word that GRUB reads as a text, whatever is in it.
   *
   * @param text the text, encoded as UTF-8; without NUL
   * @return a word, quoted where it must be
   */
  public static Word literal(String text) {
    return literal(Bytes.utf8(text));
  }

  /**
   * Makes a word that GRUB reads as given bytes.
   *
   * @param text the bytes; without NUL
   * @return a word, quoted where it must be
   */
  public static Word literal(Bytes text) {
    return GrubQuoting.word(text);
  }

  /**
   * Makes a word of the value of a variable, which is not split.
   *
   * @param name a name, a number, or one of {@code ? # * @}
   * @return the word {@code "$name"}
   */
  public static Word variable(String name) {
    WordPart value = new WordPart.Variable(Bytes.utf8(name), false);
    return new Word(List.of(new WordPart.DoubleQuoted(List.of(value))), Span.NONE);
  }

  /**
   * Returns what this word is to GRUB if that depends on nothing.
   *
   * @return the bytes without quotes; empty if there is a variable, a translation or a wildcard
   */
  public Optional<Bytes> literalText() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (WordPart part : parts) {
      if (part instanceof WordPart.Text plain) {
        if (!Unescaping.plain(plain.raw(), text)) {
          return Optional.empty();
        }
      } else if (part instanceof WordPart.SingleQuoted quoted) {
        text.writeBytes(quoted.content().toByteArray());
      } else if (!(part instanceof WordPart.DoubleQuoted quoted)
          || !Unescaping.quoted(quoted, text)) {
        return Optional.empty();
      }
    }
    return Optional.of(Bytes.of(text.toByteArray()));
  }
}
