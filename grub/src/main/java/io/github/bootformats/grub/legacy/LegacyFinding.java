package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Finding;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.boot.SourceLocation;
import java.util.Optional;

/**
 * What can be odd about a configuration of GRUB Legacy, one constant for each {@linkplain
 * Diagnostic#code() code}.
 *
 * <p>Codes are stable: a release may add some, but does not change what one means. A code has
 * always the same severity.
 */
public enum LegacyFinding implements Finding {
  /** A line begins with no command; GRUB ignores it. */
  UNKNOWN_COMMAND(Severity.WARNING, "grub-legacy.unknown-command"),

  /** A line is longer than 1500 bytes; GRUB drops the rest. */
  LINE_LONG(Severity.WARNING, "grub-legacy.line-long"),

  /** A line has a NUL, behind which GRUB sees nothing of it. */
  NUL(Severity.WARNING, "grub-legacy.nul"),

  /** The file begins with a byte-order mark, which makes the first line unknown. */
  BYTE_ORDER_MARK(Severity.WARNING, "grub-legacy.byte-order-mark"),

  /** A comment ends with a backslash and so takes the next line in. */
  COMMENT_CONTINUED(Severity.WARNING, "grub-legacy.comment-continued"),

  /** A title is followed by no command; GRUB gives the entry no number and does not show it. */
  ENTRY_EMPTY(Severity.WARNING, "grub-legacy.entry-empty"),

  /** A command stands before the first title but has no effect there. */
  NOT_FOR_MENU(Severity.WARNING, "grub-legacy.not-for-menu"),

  /** A number is missing, too large or none; GRUB keeps what it had. */
  NUMBER(Severity.WARNING, "grub-legacy.number"),

  /** The default is no entry's number; GRUB takes the first fallback, or the first entry. */
  DEFAULT_UNKNOWN(Severity.WARNING, "grub-legacy.default-unknown"),

  /** There is no entry: GRUB shows its prompt. */
  NO_ENTRIES(Severity.WARNING, "grub-legacy.no-entries"),

  /** An entry's command fails, and so the entry. */
  ENTRY_FAILS(Severity.WARNING, "grub-legacy.entry-fails"),

  /** A file that is to be loaded is missing. */
  FILE_MISSING(Severity.WARNING, "grub-legacy.file-missing"),

  /** An entry asks for a password, or needs that one was given. */
  ENTRY_LOCKED(Severity.INFO, "grub-legacy.entry-locked"),

  /** Commands stand behind one that ends the entry. */
  UNREACHED(Severity.WARNING, "grub-legacy.unreached"),

  /** A command line is longer than the kernel is given. */
  COMMAND_LINE_CUT(Severity.WARNING, "grub-legacy.command-line-cut"),

  /** An entry loads nothing. */
  BOOTS_NOTHING(Severity.INFO, "grub-legacy.boots-nothing"),

  /** Configurations lead to each other too deep or without end. */
  CONFIG_LOOP(Severity.WARNING, "grub-legacy.config-loop");

  /** The id of the format. */
  static final String FORMAT = "grub-legacy";

  private final Severity severity;
  private final String code;

  LegacyFinding(Severity severity, String code) {
    this.severity = severity;
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Severity severity() {
    return severity;
  }

  /**
   * Finds the constant of a diagnostic.
   *
   * @param diagnostic a finding of whatever source
   * @return its constant; empty if it is none of these
   */
  public static Optional<LegacyFinding> of(Diagnostic diagnostic) {
    return Finding.find(values(), diagnostic.code());
  }

  /**
   * Makes a diagnostic.
   *
   * @param line where, from 1
   * @param message what was found, one sentence
   * @return the diagnostic
   */
  public Diagnostic at(int line, String message) {
    return diagnostic(message).atLine(line);
  }

  Diagnostic at(SourceLocation place, String message) {
    Diagnostic diagnostic = at(place.line(), message);
    return place.file().isEmpty() ? diagnostic : diagnostic.inFile(place.file().toString());
  }
}
