package io.github.bootformats.api;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An image or a text cannot be used as the format that was asked for.
 *
 * <p>The message names the format and the position; the {@linkplain #reason() reason} is a stable
 * code for programs. Which of the subclasses it is tells what to do: {@link
 * MalformedFormatException} (damaged), {@link UnsupportedFormatException} (right, but not for this
 * library), {@link LimitExceededException} (raise the limit if the input is trusted). Plain I/O
 * failures stay other {@link IOException}s.
 */
public abstract class FormatException extends IOException {
  private static final long serialVersionUID = 1;

  /** The format's id, such as {@code gpt}. */
  private final String format;

  /** The stable code. */
  private final String reason;

  /** Bytes from the start, or -1. */
  private final long offset;

  /** Line from 1, or 0. */
  private final int line;

  /**
   * Creates an exception.
   *
   * @param format the format's id, such as {@code gpt}
   * @param reason a stable code, such as {@code gpt.header-crc}
   * @param offset bytes from the start of the image, or -1 when there is no such place
   * @param line the line of a text, from 1, or 0 when there is no such place
   * @param message what was expected and what was found
   */
  FormatException(String format, String reason, long offset, int line, String message) {
    super(text(format, offset, line, message));
    this.format = requireNonNull(format);
    this.reason = requireNonNull(reason);
    this.offset = offset;
    this.line = line;
  }

  private static String text(String format, long offset, int line, String message) {
    String place = offset >= 0 ? " at byte " + offset : line > 0 ? " at line " + line : "";
    return format + place + ": " + message;
  }

  /**
   * Returns which format was expected.
   *
   * @return the format's id, such as {@code gpt}
   */
  public String format() {
    return format;
  }

  /**
   * Returns why, for programs.
   *
   * @return a stable code, such as {@code gpt.header-crc}
   */
  public String reason() {
    return reason;
  }

  /**
   * Returns where in the image.
   *
   * @return bytes from the start of the image, or empty
   */
  public OptionalLong offset() {
    return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
  }

  /**
   * Returns where in the text.
   *
   * @return the line, from 1, or empty
   */
  public OptionalInt line() {
    return line <= 0 ? OptionalInt.empty() : OptionalInt.of(line);
  }
}
