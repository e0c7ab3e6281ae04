package io.github.bootformats.syslinux;

import static java.util.Objects.requireNonNull;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Objects;

/**
 * A line with a directive: a keyword, and an argument that goes on to the end of the line.
 *
 * <p>The argument is as SYSLINUX takes it: white space before it is left out, white space within
 * and behind it is not, and a carriage return or a NUL ends it as a line feed does.
 */
public final class SyslinuxDirective implements SyslinuxNode {
  private final int line;
  private final Bytes bytes;
  private final SyslinuxKeyword keyword;
  private final int number;
  private final int argumentBegin;
  private final int argumentEnd;

  SyslinuxDirective(
      int line,
      Bytes bytes,
      SyslinuxKeyword keyword,
      int number,
      int argumentBegin,
      int argumentEnd) {
    this.line = line;
    this.bytes = bytes;
    this.keyword = keyword;
    this.number = number;
    this.argumentBegin = argumentBegin;
    this.argumentEnd = argumentEnd;
  }

  /**
   * Creates a directive.
   *
   * @param keyword the keyword, not {@link SyslinuxKeyword#F_KEY} and not {@link
   *     SyslinuxKeyword#TEXT}
   * @param argument its argument, perhaps nothing
   * @return the directive as one line that ends with a line feed
   * @throws IllegalArgumentException if the argument cannot be written: it has a line feed, a
   *     carriage return or a NUL, begins with white space, or makes the line longer than 4094 bytes
   */
  public static SyslinuxDirective of(SyslinuxKeyword keyword, Bytes argument) {
    if (keyword == SyslinuxKeyword.F_KEY || keyword == SyslinuxKeyword.TEXT) {
      throw new IllegalArgumentException("not by its keyword: " + keyword);
    }
    return written(keyword.words(), keyword, 0, argument);
  }

  /**
   * Creates a directive.
   *
   * @param keyword the keyword, not {@link SyslinuxKeyword#F_KEY} and not {@link
   *     SyslinuxKeyword#TEXT}
   * @param argument its argument, perhaps nothing
   * @return the directive as one line that ends with a line feed
   * @throws IllegalArgumentException if the argument cannot be written
   */
  public static SyslinuxDirective of(SyslinuxKeyword keyword, String argument) {
    return of(keyword, Bytes.utf8(argument));
  }

  /**
   * Creates a function key.
   *
   * @param number 0 to 12, as it is written
   * @param argument the file to show, and perhaps a background
   * @return the directive as one line that ends with a line feed
   * @throws IllegalArgumentException if the argument cannot be written
   */
  public static SyslinuxDirective functionKey(int number, Bytes argument) {
    Objects.checkIndex(number, 13);
    return written("F" + number, SyslinuxKeyword.F_KEY, number, argument);
  }

  private static SyslinuxDirective written(
      String words, SyslinuxKeyword keyword, int number, Bytes argument) {
    Bytes head = Bytes.utf8(argument.isEmpty() ? words : words + " ");
    Bytes bytes = Bytes.join(head, argument, Bytes.utf8("\n"));
    return checked(
        new SyslinuxDirective(
            1, bytes, keyword, number, head.length(), head.length() + argument.length()));
  }

  /** Returns the directive if it is read again as it was meant. */
  private static SyslinuxDirective checked(SyslinuxDirective directive) {
    List<SyslinuxNode> nodes = SyslinuxDocument.parse(directive.bytes).model().nodes();
    boolean sound =
        nodes.size() == 1
            && nodes.get(0) instanceof SyslinuxDirective read
            && read.keyword == directive.keyword
            && read.argument().equals(directive.argument());
    if (!sound) {
      throw new IllegalArgumentException(
          "cannot be written behind " + directive.keyword.words() + ": " + directive.argument());
    }
    return directive;
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
   * Returns what is directed.
   *
   * @return the keyword
   */
  public SyslinuxKeyword keyword() {
    return keyword;
  }

  /**
   * Returns which function key this is about.
   *
   * @return 0 to 12 as it is written, where 0 is the key that SYSLINUX keeps in the place of F11; 0
   *     for all other directives
   */
  public int functionKey() {
    return number;
  }

  /**
   * Returns the argument.
   *
   * @return what SYSLINUX takes, perhaps nothing
   */
  public Bytes argument() {
    return bytes.slice(argumentBegin, argumentEnd);
  }

  /**
   * Returns the same line with another argument: indentation, the keyword as it is written, the
   * space behind it and the end of the line stay.
   *
   * @param argument the argument
   * @return the changed directive
   * @throws IllegalArgumentException if the argument cannot be written
   */
  public SyslinuxDirective withArgument(Bytes argument) {
    requireNonNull(argument);
    boolean needsSpace =
        !argument.isEmpty() && argumentBegin > 0 && !Ascii.isSpace(bytes.at(argumentBegin - 1));
    Bytes head =
        needsSpace
            ? Bytes.join(bytes.slice(0, argumentBegin), Bytes.utf8(" "))
            : bytes.slice(0, argumentBegin);
    Bytes changed = Bytes.join(head, argument, bytes.slice(argumentEnd, bytes.length()));
    return checked(
        new SyslinuxDirective(
            line, changed, keyword, number, head.length(), head.length() + argument.length()));
  }

  /** The white space that the line begins with. */
  Bytes indentation() {
    return bytes.slice(0, Ascii.skipSpaces(bytes, 0));
  }

  /** The bytes behind the argument: the end of the line. */
  Bytes lineEnd() {
    return bytes.slice(argumentEnd, bytes.length());
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SyslinuxDirective other && line == other.line && bytes.equals(other.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(line, bytes);
  }

  /** Returns the line's number, the keyword and the argument, safe to print. */
  @Override
  public String toString() {
    String words = keyword == SyslinuxKeyword.F_KEY ? "F" + number : keyword.words();
    return line + ": " + words + " " + argument();
  }
}
