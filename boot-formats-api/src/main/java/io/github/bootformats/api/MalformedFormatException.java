package io.github.bootformats.api;

/** The input is damaged: it breaks a rule of the format that the operation depends on. */
public final class MalformedFormatException extends FormatException {
  private static final long serialVersionUID = 1;

  /**
   * Creates an exception for a binary format.
   *
   * @param format the format's id, such as {@code gpt}
   * @param reason a stable code
   * @param offset bytes from the start of the image, or -1 when there is no such place
   * @param message what was expected and what was found
   */
  public MalformedFormatException(String format, String reason, long offset, String message) {
    super(format, reason, offset, 0, message);
  }

  private MalformedFormatException(
      String format, String reason, long offset, int line, String message) {
    super(format, reason, offset, line, message);
  }

  /**
   * Creates an exception for a text format.
   *
   * @param format the format's id, such as {@code grub}
   * @param reason a stable code
   * @param line the line, from 1
   * @param message what was expected and what was found
   * @return the exception
   */
  public static MalformedFormatException atLine(
      String format, String reason, int line, String message) {
    return new MalformedFormatException(format, reason, -1, line, message);
  }

  /**
   * Makes an exception of a finding.
   *
   * @param finding the finding; the part of its code before the first dot becomes the format
   * @return the exception, with the finding's code as its reason
   */
  public static MalformedFormatException of(Diagnostic finding) {
    String code = finding.code();
    int dot = code.indexOf('.');
    return new MalformedFormatException(
        dot < 0 ? code : code.substring(0, dot),
        code,
        finding.offset().orElse(-1),
        finding.line().orElse(0),
        finding.message());
  }
}
