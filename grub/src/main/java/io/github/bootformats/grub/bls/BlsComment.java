package io.github.bootformats.grub.bls;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;

/**
 * A line whose first character behind spaces and tabs is {@code #}.
 *
 * @param line where it is, from 1
 * @param bytes the exact bytes
 */
public record BlsComment(int line, Bytes bytes) implements BlsNode {
  /**
   * Creates a comment.
   *
   * @param line where it is, from 1
   * @param bytes the exact bytes
   */
  public BlsComment {
    requireNonNull(bytes);
  }

  /**
   * Creates a comment.
   *
   * @param text what it says, without the {@code #}
   * @return the comment with a line feed at its end
   * @throws IllegalArgumentException if the text has a line feed
   */
  public static BlsComment of(String text) {
    if (text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("not a comment of one line: " + text);
    }
    return new BlsComment(1, Bytes.utf8("#" + text + "\n"));
  }

  @Override
  public Bytes toBytes() {
    return bytes;
  }
}
