package io.github.bootformats.grub.syntax;

import io.github.bootformats.api.Bytes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The words that GRUB's lexer reserves, whether its grammar uses them or not. */
public enum Keyword {
  /** {@code case}: reserved, but without a meaning. */
  CASE,
  /** {@code do}. */
  DO,
  /** {@code done}. */
  DONE,
  /** {@code elif}. */
  ELIF,
  /** {@code else}. */
  ELSE,
  /** {@code esac}: reserved, but without a meaning. */
  ESAC,
  /** {@code fi}. */
  FI,
  /** {@code for}. */
  FOR,
  /** {@code function}. */
  FUNCTION,
  /** {@code if}. */
  IF,
  /** {@code in}. */
  IN,
  /** {@code select}: reserved, but without a meaning. */
  SELECT,
  /** {@code then}. */
  THEN,
  /** {@code until}. */
  UNTIL,
  /** {@code while}. */
  WHILE;

  private static final int LONGEST = 8;

  private final String text = name().toLowerCase(Locale.ROOT);

  /**
   * Returns the word.
   *
   * @return the word as it is written
   */
  public String text() {
    return text;
  }

  /**
   * Looks a word up.
   *
   * @param word the word
   * @return the keyword, or empty when the word is not reserved
   */
  public static Optional<Keyword> of(Bytes word) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<String> text = word.decodeUtf8();
    return Arrays.stream(values()).filter(k -> text.filter(k.text::equals).isPresent()).findFirst();
  }
}
