package io.github.bootformats.grub.syntax;

/**
 * Where a node stands in its script.
 *
 * @param start the offset of its first byte
 * @param end the offset behind its last byte
 */
public record Span(int start, int end) {
  /** The place of a node that was not read from a script. */
  public static final Span NONE = new Span(-1, -1);

  /**
   * Returns whether the node was read from a script.
   *
   * @return whether this is not {@link #NONE}
   */
  public boolean isKnown() {
    return start >= 0;
  }
}
