package io.github.bootformats.lilo;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Finding;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.boot.SourceLocation;
import java.util.Optional;

/**
 * What can be odd about a configuration, one constant for each {@linkplain Diagnostic#code() code}.
 * An error makes the loader refuse the whole file.
 *
 * <p>Codes are stable: a release may add some, but does not change what one means. A code has
 * always the same severity.
 */
public enum LiloFinding implements Finding {
  /** No loader knows an option. */
  UNKNOWN_OPTION(Severity.ERROR, "lilo.unknown-option"),

  /** An option is known, but cannot stand in its place. */
  MISPLACED(Severity.ERROR, "lilo.misplaced"),

  /** An option is there twice in the same place. */
  DUPLICATE(Severity.ERROR, "lilo.duplicate"),

  /** An option has no value, but needs one. */
  VALUE_MISSING(Severity.ERROR, "lilo.value-missing"),

  /** An option has a value, but takes none. */
  VALUE_UNEXPECTED(Severity.ERROR, "lilo.value-unexpected"),

  /** A part lacks what it must say. */
  PART_INCOMPLETE(Severity.ERROR, "lilo.part-incomplete"),

  /** An equals sign without a name or a value. */
  SYNTAX(Severity.ERROR, "lilo.syntax"),

  /** Quotes are not closed up to the end of the file. */
  QUOTES_OPEN(Severity.ERROR, "lilo.quotes-open"),

  /** There is the end of a line or a tab in quotes. */
  QUOTES_LINE(Severity.ERROR, "lilo.quotes-line"),

  /** A backslash in quotes stands before an ordinary character. */
  QUOTES_ESCAPE(Severity.ERROR, "lilo.quotes-escape"),

  /** The file ends behind a backslash. */
  BACKSLASH_END(Severity.ERROR, "lilo.backslash-end"),

  /** A word is longer than the loader takes. */
  TOKEN_LONG(Severity.ERROR, "lilo.token-long"),

  /** The name of a variable is not well-formed. */
  VARIABLE_NAME(Severity.ERROR, "lilo.variable-name"),

  /** There is no environment variable of a name. */
  VARIABLE_UNKNOWN(Severity.ERROR, "lilo.variable-unknown"),

  /** The values of variables are longer than the limits allow; a limit of this library. */
  LIMIT_EXPANSION(Severity.ERROR, "limit.lilo.expansion-bytes"),

  /** A value is not a number, or none that is allowed. */
  NUMBER(Severity.ERROR, "lilo.number"),

  /** Options exclude each other. */
  CONFLICT(Severity.ERROR, "lilo.conflict"),

  /** The root device neither exists nor is a number. */
  ROOT_ILLEGAL(Severity.ERROR, "lilo.root-illegal"),

  /** The number of the root device is not known here; its name is shown in its place. */
  ROOT_UNKNOWN(Severity.WARNING, "lilo.root-unknown"),

  /** Kernel parameters are longer than the loader takes. */
  OPTIONS_LONG(Severity.ERROR, "lilo.options-long"),

  /** A command line is longer than the loader passes on; it is cut off. */
  COMMAND_LINE_LONG(Severity.WARNING, "lilo.command-line-long"),

  /** Kernel parameters contain a word that is for the loader itself. */
  APPEND_KEYWORD(Severity.ERROR, "lilo.append-keyword"),

  /** There is an addappend, but no global append that it could add to. */
  ADDAPPEND_ALONE(Severity.WARNING, "lilo.addappend-alone"),

  /** An option needs a password, and there is none. */
  PASSWORD_MISSING(Severity.ERROR, "lilo.password-missing"),

  /** A label or alias is empty, too long or has illegal characters. */
  NAME_ILLEGAL(Severity.ERROR, "lilo.name-illegal"),

  /** A label or alias is there already. */
  NAME_DUPLICATE(Severity.ERROR, "lilo.name-duplicate"),

  /** There are more names than the loader can keep. */
  IMAGES_MANY(Severity.ERROR, "lilo.images-many"),

  /** There is no entry. */
  IMAGES_NONE(Severity.ERROR, "lilo.images-none"),

  /** What is to be booted by default is no entry. */
  DEFAULT_MISSING(Severity.ERROR, "lilo.default-missing"),

  /** A file that is to be loaded is missing. */
  FILE_MISSING(Severity.ERROR, "lilo.file-missing"),

  /** The user interface of ELILO is none that is built in. */
  CHOOSER_UNKNOWN(Severity.ERROR, "lilo.chooser-unknown"),

  /** An entry is left out, as its file is missing. */
  SKIPPED(Severity.INFO, "lilo.skipped"),

  /** The time-out does not count, as there is no prompt. */
  TIMEOUT_UNUSED(Severity.INFO, "lilo.timeout-unused"),

  /** What is booted by default asks for a password. */
  PASSWORD_STOPS(Severity.WARNING, "lilo.password-stops"),

  /** What is booted, with its parameters, becomes the default. */
  LOCKS(Severity.INFO, "lilo.locks");

  /** The id of the format. */
  static final String FORMAT = "lilo";

  private final Severity severity;
  private final String code;

  LiloFinding(Severity severity, String code) {
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
  public static Optional<LiloFinding> of(Diagnostic diagnostic) {
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
