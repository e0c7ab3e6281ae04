package io.github.bootformats.grub.syntax;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Objects;

/** A part of a word: text in one kind of quotes or none, or a variable. */
public sealed interface WordPart {
  /**
   * Text without quotes, in which a backslash makes the next byte an ordinary one, or, before a new
   * line, is nothing.
   *
   * @param raw the text with its backslashes
   */
  record Text(Bytes raw) implements WordPart {
    /**
     * Creates a part.
     *
     * @param raw the text with its backslashes
     */
    public Text {
      Objects.requireNonNull(raw);
    }
  }

  /**
   * Text between {@code '}: every byte is itself.
   *
   * @param content what is between the quotes; without {@code '}
   */
  record SingleQuoted(Bytes content) implements WordPart {
    /**
     * Creates a part.
     *
     * @param content what is between the quotes
     */
    public SingleQuoted {
      if (content.indexOf('\'', 0) >= 0) {
        throw new IllegalArgumentException("a quote within single quotes: " + content);
      }
    }
  }

  /**
   * Text and variables between {@code "}. In its {@link Text}s a backslash stands for itself unless
   * {@code $}, {@code "}, another backslash or a new line follows.
   *
   * @param parts {@link Text}s and {@link Variable}s
   */
  record DoubleQuoted(List<WordPart> parts) implements WordPart {
    /**
     * Creates a part.
     *
     * @param parts {@link Text}s and {@link Variable}s
     */
    public DoubleQuoted {
      parts = List.copyOf(parts);
      for (WordPart part : parts) {
        if (!(part instanceof Text) && !(part instanceof Variable)) {
          throw new IllegalArgumentException("not within double quotes: " + part);
        }
      }
    }
  }

  /**
   * Text between {@code $"} and {@code "}, which GRUB translates.
   *
   * @param raw what is between the quotes, with its backslashes
   */
  record Translated(Bytes raw) implements WordPart {
    /**
     * Creates a part.
     *
     * @param raw what is between the quotes, with its backslashes
     */
    public Translated {
      Objects.requireNonNull(raw);
    }
  }

  /**
   * The value of a variable: {@code $name}, {@code $1}, {@code $@}, or with braces.
   *
   * @param name a name, a number, or one of {@code ? # * @}
   * @param braces whether the name is in braces
   */
  record Variable(Bytes name, boolean braces) implements WordPart {
    /**
     * Creates a part.
     *
     * @param name a name, a number, or one of {@code ? # * @}
     * @param braces whether the name is in braces
     */
    public Variable {
      if (!Names.isParameter(name)) {
        throw new IllegalArgumentException("not a variable: " + name);
      }
    }
  }
}
