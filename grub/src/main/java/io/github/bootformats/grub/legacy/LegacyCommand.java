package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.grub.internal.run.Latin;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A line with a command, as GRUB reads it: a backslash at the end joins the next line, tabs are
 * spaces, carriage returns are nothing, and more than 1500 bytes are cut off.
 */
public final class LegacyCommand implements LegacyNode {
  private final int line;
  private final Bytes bytes;
  private final String text;
  private final int argumentBegin;
  private final int argumentEnd;

  /**
   * Creates a command.
   *
   * @param text what GRUB reads, in Latin-1
   * @param argumentBegin where in the bytes the argument begins
   * @param argumentEnd where in the bytes it ends
   */
  LegacyCommand(int line, Bytes bytes, String text, int argumentBegin, int argumentEnd) {
    this.line = line;
    this.bytes = bytes;
    this.text = text;
    this.argumentBegin = argumentBegin;
    this.argumentEnd = argumentEnd;
  }

  /**
   * Creates a command.
   *
   * @param keyword the command
   * @param argument its argument, perhaps nothing
   * @return the command as one line that ends with a line feed
   * @throws IllegalArgumentException if GRUB would read another argument: it has a line feed, a
   *     carriage return, a tab or a NUL, begins with a space or {@code =}, ends with a backslash,
   *     or makes the line longer than 1500 bytes
   */
  public static LegacyCommand of(LegacyKeyword keyword, Bytes argument) {
    String latin = Latin.of(argument);
    String space = latin.isEmpty() ? "" : " ";
    return checked(Latin.bytes(keyword.word() + space + latin + "\n"), keyword.word(), latin);
  }

  /**
   * Creates a command.
   *
   * @param keyword the command
   * @param argument its argument, perhaps nothing
   * @return the command as one line that ends with a line feed
   * @throws IllegalArgumentException if GRUB would read another argument
   */
  public static LegacyCommand of(LegacyKeyword keyword, String argument) {
    return of(keyword, Bytes.utf8(argument));
  }

  private static LegacyCommand checked(Bytes bytes, String name, String argument) {
    List<LegacyNode> nodes = LegacyDocument.parse(bytes).model().nodes();
    if (nodes.size() == 1
        && nodes.get(0) instanceof LegacyCommand command
        && command.latinName().equals(name)
        && command.latinArgument().equals(argument)) {
      return command;
    }
    throw new IllegalArgumentException(
        "cannot be written behind " + name + ": " + Latin.bytes(argument));
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
   * Returns what GRUB reads.
   *
   * @return one line without its end, lines that are joined included
   */
  public Bytes text() {
    return Latin.bytes(text);
  }

  /**
   * Returns the command's name as it is written.
   *
   * @return what stands before the first space or {@code =}, perhaps nothing
   */
  public Bytes name() {
    return Latin.bytes(latinName());
  }

  String latinName() {
    return text.substring(0, LineRules.nameEnd(text));
  }

  /**
   * Returns the command.
   *
   * @return the command; empty if neither Debian's nor Ubuntu's GRUB Legacy knows it
   */
  public Optional<LegacyKeyword> keyword() {
    return LegacyKeyword.of(latinName());
  }

  boolean is(LegacyKeyword keyword) {
    return latinName().equals(keyword.word());
  }

  /**
   * Returns the argument.
   *
   * @return all that stands behind the name and the spaces and {@code =} that follow it
   */
  public Bytes argument() {
    return Latin.bytes(latinArgument());
  }

  String latinArgument() {
    return text.substring(LineRules.argumentBegin(text));
  }

  /**
   * Returns the same line with another argument: indentation, the name, the space behind it and the
   * end of the line stay.
   *
   * @param argument the argument
   * @return the changed command
   * @throws IllegalArgumentException if GRUB would read another argument
   */
  public LegacyCommand withArgument(Bytes argument) {
    boolean needsSpace = latinArgument().isEmpty() && LineRules.nameEnd(text) == text.length();
    String latin = Latin.of(argument);
    Bytes changed =
        Latin.bytes(
            Latin.of(bytes.slice(0, argumentBegin))
                + (needsSpace && !latin.isEmpty() ? " " : "")
                + latin
                + Latin.of(bytes.slice(argumentEnd, bytes.length())));
    return checked(changed, latinName(), latin);
  }

  /** Returns the spaces and tabs that the line begins with. */
  Bytes indentation() {
    int end = 0;
    while (end < bytes.length() && (bytes.at(end) == ' ' || bytes.at(end) == '\t')) {
      end++;
    }
    return bytes.slice(0, end);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof LegacyCommand other && line == other.line && bytes.equals(other.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(line, bytes);
  }

  /** Returns the line's number and what GRUB reads, safe to print. */
  @Override
  public String toString() {
    return line + ": " + text();
  }
}
