package io.github.bootformats.grub.bls;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Finding;
import io.github.bootformats.api.Severity;
import java.util.Optional;

/**
 * What can be odd about an entry file, one constant for each {@linkplain Diagnostic#code() code}.
 *
 * <p>Codes are stable: a release may add some, but does not change what one means. A code has
 * always the same severity.
 */
public enum BlsFinding implements Finding {
  /** No kernel is named: {@code blscfg} makes no entry of the file. */
  LINUX_MISSING(Severity.WARNING, "bls.linux-missing"),

  /** A line without a value, such as a blank one; {@code blscfg} reads none of what follows. */
  UNREAD(Severity.WARNING, "bls.unread"),

  /** A field of which {@code blscfg} uses the first one only stands there again. */
  REPEATED(Severity.WARNING, "bls.repeated"),

  /** A key that neither the specification nor {@code blscfg} knows. */
  UNKNOWN_KEY(Severity.INFO, "bls.unknown-key"),

  /**
   * A line with a field begins with white space. {@code blscfg} reads it, but then frees memory at
   * an address that it was not given, at which GRUB aborts; so say the sources.
   */
  INDENTED(Severity.WARNING, "bls.indented"),

  /** A line has a NUL, behind which {@code blscfg} sees nothing of it. */
  NUL(Severity.WARNING, "bls.nul"),

  /** The options are more to GRUB than the words of one command, which it runs. */
  OPTIONS_SCRIPT(Severity.WARNING, "bls.options-script"),

  /** The last byte of the options is lost, as GRUB keeps no single byte at their end. */
  OPTIONS_CUT(Severity.WARNING, "bls.options-cut");

  /** The id of the format. */
  static final String FORMAT = "bls";

  private final Severity severity;
  private final String code;

  BlsFinding(Severity severity, String code) {
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
  public static Optional<BlsFinding> of(Diagnostic diagnostic) {
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
}
