package io.github.bootformats.grub.legacy;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.run.Latin;

/**
 * What GRUB skips: a line that is blank, or whose first character is {@code #}. One that ends with
 * a backslash goes on in the next line.
 *
 * @param line where it begins, from 1
 * @param bytes the exact bytes
 */
public record LegacyComment(int line, Bytes bytes) implements LegacyNode {
  /**
   * Creates a comment or a blank line.
   *
   * @param line where it begins, from 1
   * @param bytes the exact bytes
   */
  public LegacyComment {
    requireNonNull(bytes);
  }

  /**
   * Creates a comment.
   *
   * @param text what it says, without the {@code #}: one line that does not end with a backslash
   * @return the comment with a line feed at its end
   * @throws IllegalArgumentException if the text is not one line
   */
  public static LegacyComment of(String text) {
    if (text.indexOf('\n') >= 0 || text.endsWith("\\")) {
      throw new IllegalArgumentException("not a comment of one line: " + text);
    }
    return new LegacyComment(1, Bytes.utf8("#" + text + "\n"));
  }

  @Override
  public Bytes toBytes() {
    return bytes;
  }

  /**
   * Returns whether nothing is said.
   *
   * @return true for a line of white space
   */
  public boolean isBlank() {
    return Latin.of(bytes).isBlank();
  }
}
