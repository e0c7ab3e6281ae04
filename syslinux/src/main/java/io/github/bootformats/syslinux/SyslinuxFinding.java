package io.github.bootformats.syslinux;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Finding;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.boot.SourceLocation;
import java.util.Optional;

/**
 * What can be odd about a configuration, one constant for each {@linkplain Diagnostic#code() code}.
 *
 * <p>Codes are stable: a release may add some, but does not change what one means. A code has
 * always the same severity.
 */
public enum SyslinuxFinding implements Finding {
  /** A line begins with no directive; SYSLINUX ignores it. */
  UNKNOWN_LINE(Severity.WARNING, "syslinux.unknown-line"),

  /** A line is longer than 4095 bytes; SYSLINUX reads it as several lines. */
  LINE_LONG(Severity.WARNING, "syslinux.line-long"),

  /** A text has no {@code ENDTEXT}: the rest of the file is text. */
  TEXT_UNTERMINATED(Severity.WARNING, "syslinux.text-unterminated"),

  /** The file begins with a byte-order mark, which makes the first line unknown. */
  BYTE_ORDER_MARK(Severity.WARNING, "syslinux.byte-order-mark"),

  /** A directive is for other loaders that read such files; SYSLINUX ignores it. */
  FOREIGN(Severity.INFO, "syslinux.foreign"),

  /** A directive belongs to a label, but there is none before it; SYSLINUX ignores it. */
  NO_LABEL(Severity.WARNING, "syslinux.no-label"),

  /** A label is there already; the first one is what its name stands for. */
  LABEL_DUPLICATE(Severity.WARNING, "syslinux.label-duplicate"),

  /** A file that is included is missing; SYSLINUX goes on without a word. */
  INCLUDE_MISSING(Severity.WARNING, "syslinux.include-missing"),

  /** A file includes itself, perhaps by way of others; SYSLINUX would not come to an end. */
  INCLUDE_LOOP(Severity.ERROR, "syslinux.include-loop"),

  /** A file is included through too many others; it is not read here. */
  LIMIT_INCLUDE_DEPTH(Severity.ERROR, "limit.syslinux.include-depth"),

  /** Submenus nest too deep; the entries of further ones are put into the deepest. */
  LIMIT_MENU_DEPTH(Severity.ERROR, "limit.syslinux.menu-depth"),

  /** There are more lines than are read. */
  LIMIT_LINES(Severity.ERROR, "limit.syslinux.lines"),

  /** A submenu ends that has not begun. */
  MENU_END(Severity.WARNING, "syslinux.menu-end"),

  /** An entry goes to a submenu that is not there; it cannot be chosen. */
  GOTO_UNKNOWN(Severity.WARNING, "syslinux.goto-unknown"),

  /** Nothing says what is booted by default: there is a prompt that waits. */
  NO_DEFAULT(Severity.INFO, "syslinux.no-default"),

  /** What is booted by default is no label; SYSLINUX looks for a file of that name. */
  DEFAULT_IMPLICIT(Severity.INFO, "syslinux.default-implicit"),

  /** The time-out does not count, as there is neither a menu nor a prompt. */
  TIMEOUT_UNUSED(Severity.INFO, "syslinux.timeout-unused"),

  /** A menu's time-out would boot an entry that boots nothing. */
  DEFAULT_BOOTS_NOTHING(Severity.WARNING, "syslinux.default-boots-nothing"),

  /** An entry is meant to be the default, but a hidden one cannot be. */
  DEFAULT_HIDDEN(Severity.WARNING, "syslinux.default-hidden"),

  /** A command line is longer than SYSLINUX takes: nothing is booted. */
  COMMAND_LINE_LONG(Severity.ERROR, "syslinux.command-line-long"),

  /** An entry is of a type that SYSLINUX 6 does not load. */
  TYPE_UNSUPPORTED(Severity.WARNING, "syslinux.type-unsupported"),

  /** A file that is to be loaded is missing. */
  FILE_MISSING(Severity.WARNING, "syslinux.file-missing"),

  /** Configurations lead from one to the next without an end. */
  CONFIG_LOOP(Severity.WARNING, "syslinux.config-loop");

  /** The id of the format. */
  static final String FORMAT = "syslinux";

  private final Severity severity;
  private final String code;

  SyslinuxFinding(Severity severity, String code) {
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
  public static Optional<SyslinuxFinding> of(Diagnostic diagnostic) {
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
