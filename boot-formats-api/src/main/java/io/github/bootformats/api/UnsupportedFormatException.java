package io.github.bootformats.api;

/**
 * The input may well be right, but this library does not handle it: another version, variant or
 * feature.
 */
public final class UnsupportedFormatException extends FormatException {
  private static final long serialVersionUID = 1;

  /**
   * Creates an exception.
   *
   * @param format the format's id, such as {@code squashfs}
   * @param reason a stable code
   * @param offset bytes from the start of the image, or -1 when there is no such place
   * @param message what was found, and what is supported instead
   */
  public UnsupportedFormatException(String format, String reason, long offset, String message) {
    super(format, reason, offset, 0, message);
  }
}
