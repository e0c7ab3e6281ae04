package io.github.bootformats.api;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One finding about an image: what is odd, how much it matters and where it is.
 *
 * <p>The {@link #code()} is stable across releases and meant for programs; the {@link #message()}
 * is for people and may change. Binary formats set the {@link #offset()}, text formats the {@link
 * #line()}. Instances are immutable.
 */
public final class Diagnostic {
  private static final long NO_OFFSET = -1;
  private static final int NO_LINE = 0;
  private static final String NO_FILE = "";

  private final Severity severity;
  private final String code;
  private final String message;
  private final long offset;
  private final int line;
  private final String file;

  private Diagnostic(
      Severity severity, String code, String message, long offset, int line, String file) {
    this.severity = severity;
    this.code = code;
    this.message = message;
    this.offset = offset;
    this.line = line;
    this.file = file;
  }

  /**
   * Creates a finding without a position.
   *
   * @param severity how much it matters
   * @param code a stable code: lower-case words, dots between the parts, such as {@code
   *     gpt.header-crc}
   * @param message one sentence for people, without a full stop
   * @return the finding
   */
  public static Diagnostic of(Severity severity, String code, String message) {
    return new Diagnostic(
        requireNonNull(severity),
        requireNonNull(code),
        requireNonNull(message),
        NO_OFFSET,
        NO_LINE,
        NO_FILE);
  }

  /**
   * Returns the same finding at a byte offset.
   *
   * @param offset bytes from the start of the image, not negative
   * @return a finding that differs in the offset only
   */
  public Diagnostic atOffset(long offset) {
    if (offset < 0) {
      throw new IllegalArgumentException("negative offset: " + offset);
    }
    return new Diagnostic(severity, code, message, offset, line, file);
  }

  /**
   * Returns the same finding at a line of a text.
   *
   * @param line the line, from 1
   * @return a finding that differs in the line only
   */
  public Diagnostic atLine(int line) {
    if (line < 1) {
      throw new IllegalArgumentException("lines count from 1: " + line);
    }
    return new Diagnostic(severity, code, message, offset, line, file);
  }

  /**
   * Returns the same finding in one of several files, for formats that include files.
   *
   * @param file the file, safe to print on a terminal, not empty
   * @return a finding that differs in the file only
   */
  public Diagnostic inFile(String file) {
    if (file.isEmpty()) {
      throw new IllegalArgumentException("a file without a name");
    }
    return new Diagnostic(severity, code, message, offset, line, file);
  }

  /**
   * Returns how much this matters.
   *
   * @return the severity
   */
  public Severity severity() {
    return severity;
  }

  /**
   * Returns the stable code.
   *
   * @return lower-case words with dots, such as {@code mbr.ebr-loop}
   */
  public String code() {
    return code;
  }

  /**
   * Returns the sentence for people.
   *
   * @return the message, safe to print on a terminal
   */
  public String message() {
    return message;
  }

  /**
   * Returns where in the image this is.
   *
   * @return bytes from the start of the image, or empty
   */
  public OptionalLong offset() {
    return offset == NO_OFFSET ? OptionalLong.empty() : OptionalLong.of(offset);
  }

  /**
   * Returns where in a text this is.
   *
   * @return the line, from 1, or empty
   */
  public OptionalInt line() {
    return line == NO_LINE ? OptionalInt.empty() : OptionalInt.of(line);
  }

  /**
   * Returns which file this is in, where a format includes files.
   *
   * @return the file as the format names it, or empty
   */
  public Optional<String> file() {
    return file.equals(NO_FILE) ? Optional.empty() : Optional.of(file);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Diagnostic other
        && severity == other.severity
        && code.equals(other.code)
        && message.equals(other.message)
        && offset == other.offset
        && line == other.line
        && file.equals(other.file);
  }

  @Override
  public int hashCode() {
    return Objects.hash(severity, code, message, offset, line, file);
  }

  /** Returns {@code error gpt.header-crc at byte 512: the message}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(severity.name().toLowerCase(java.util.Locale.ROOT)).append(' ').append(code);
    if (offset != NO_OFFSET) {
      text.append(" at byte ").append(offset);
    }
    if (line != NO_LINE) {
      text.append(" at line ").append(line);
    }
    if (!file.equals(NO_FILE)) {
      text.append(" of ").append(file);
    }
    return text.append(": ").append(message).toString();
  }
}
