package io.github.bootformats.syslinux;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import java.util.Objects;

/**
 * {@code TEXT} up to {@code ENDTEXT}, or up to the end of the file where that is missing. What is
 * between them is never read as directives.
 */
public final class SyslinuxText implements SyslinuxNode {
  private static final Bytes HELP = Bytes.utf8("help");

  private final int line;
  private final Bytes bytes;
  private final Bytes argument;
  private final int contentBegin;
  private final int contentEnd;

  SyslinuxText(int line, Bytes bytes, Bytes argument, int contentBegin, int contentEnd) {
    this.line = line;
    this.bytes = requireNonNull(bytes);
    this.argument = argument;
    this.contentBegin = contentBegin;
    this.contentEnd = contentEnd;
  }

  /**
   * Creates a help text.
   *
   * @param content lines, each with its end
   * @return the node, {@code TEXT HELP} to {@code ENDTEXT}
   * @throws IllegalArgumentException if a line of it would end the text, or the last one has no end
   */
  public static SyslinuxText help(Bytes content) {
    Bytes all = Bytes.join(Bytes.utf8("TEXT HELP\n"), content, Bytes.utf8("ENDTEXT\n"));
    SyslinuxText text = (SyslinuxText) SyslinuxDocument.parse(all).model().nodes().get(0);
    if (!text.content().equals(content) || !text.isTerminated()) {
      throw new IllegalArgumentException("not the content of a text: " + content);
    }
    return text;
  }

  @Override
  public int line() {
    return line;
  }

  @Override
  public Bytes toBytes() {
    return bytes;
  }

  /**
   * Returns whether this explains an entry: {@code TEXT HELP}. No other text is shown.
   *
   * @return whether the first word behind {@code TEXT} is {@code HELP}
   */
  public boolean isHelp() {
    byte[] word = Ascii.firstWord(argument).toByteArray();
    return Ascii.equalsIgnoreCase(word, 0, word.length, HELP.toByteArray());
  }

  /**
   * Returns the lines between {@code TEXT} and {@code ENDTEXT}.
   *
   * @return the exact bytes, with the ends of the lines
   */
  public Bytes content() {
    return bytes.slice(contentBegin, contentEnd);
  }

  /**
   * Returns whether there is an {@code ENDTEXT}.
   *
   * @return false if the text goes on to the end of the file
   */
  public boolean isTerminated() {
    return contentEnd < bytes.length();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SyslinuxText other && line == other.line && bytes.equals(other.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(line, bytes);
  }

  @Override
  public String toString() {
    return line + ": TEXT " + argument;
  }
}
