package io.github.bootformats.testsupport;

import java.util.Locale;

/** What becomes of tests that ask a real consumer; set by {@value #PROPERTY}. */
public enum OracleMode {
  /** They are skipped; the default. */
  OFF,
  /** They run where the tool is installed and are skipped elsewhere. */
  AUTO,
  /** They run, and fail where the tool is missing. */
  REQUIRED;

  /** Names the mode: {@code off}, {@code auto} or {@code required}. */
  public static final String PROPERTY = "bootformats.oracles";

  /**
   * Returns the mode of this run.
   *
   * @return what {@value #PROPERTY} says
   * @throws IllegalStateException if it says something else
   */
  public static OracleMode current() {
    return parse(System.getProperty(PROPERTY, ""));
  }

  static OracleMode parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "", "off" -> OFF;
      case "auto" -> AUTO;
      case "required" -> REQUIRED;
      default -> throw new IllegalStateException(PROPERTY + " is off, auto or required: " + text);
    };
  }
}
