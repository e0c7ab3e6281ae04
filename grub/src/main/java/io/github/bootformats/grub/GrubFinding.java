package io.github.bootformats.grub;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Finding;
import io.github.bootformats.api.Severity;
import java.util.Optional;

/**
 * What can be odd about a script or an environment block, one constant for each {@linkplain
 * Diagnostic#code() code}.
 *
 * <p>Codes are stable: a release may add some, but does not change what one means. A code has
 * always the same severity.
 */
public enum GrubFinding implements Finding {
  /** GRUB calls this a syntax error: it runs nothing of these lines, and goes on behind them. */
  SYNTAX(Severity.ERROR, "grub.syntax"),

  /** The script ends within quotes, a block or a compound command; GRUB runs nothing of it. */
  UNEXPECTED_END(Severity.ERROR, "grub.unexpected-end"),

  /** Constructs are nested deeper than the limit allows; the lines are taken for an error. */
  NESTING(Severity.ERROR, "grub.nesting"),

  /** A line has a NUL, behind which GRUB sees nothing of it. */
  NUL(Severity.WARNING, "grub.nul"),

  /** The script begins with a byte order mark, which GRUB takes for a part of the first word. */
  BYTE_ORDER_MARK(Severity.WARNING, "grub.byte-order-mark"),

  /** There are carriage returns, which GRUB drops. */
  CARRIAGE_RETURN(Severity.INFO, "grub.carriage-return"),

  /** The script runs a command that is neither built in nor a function. */
  UNKNOWN_COMMAND(Severity.WARNING, "grub.unknown-command"),

  /** A command failed with a message. */
  COMMAND_FAILED(Severity.WARNING, "grub.command-failed"),

  /** The command exists, but what it does is not modelled. */
  NOT_MODELLED(Severity.INFO, "grub.not-modelled"),

  /** The script did more than a limit allows, and was ended there. */
  LIMIT(Severity.ERROR, "grub.limit"),

  /** The script ended GRUB, or the machine: {@code exit}, {@code halt}, {@code reboot}. */
  ENDED(Severity.INFO, "grub.ended"),

  /** There are more findings than are kept. */
  LIMIT_FINDINGS(Severity.WARNING, "limit.findings"),

  /** An environment block does not begin with the signature. */
  ENV_SIGNATURE(Severity.ERROR, "grubenv.signature"),

  /** An environment block has not 1024 bytes, so that grub-editenv refuses it. */
  ENV_SIZE(Severity.WARNING, "grubenv.size"),

  /** A variable of an environment block never ends, or has no {@code =}; GRUB reads no further. */
  ENV_BROKEN(Severity.ERROR, "grubenv.broken"),

  /** An environment block's free space is not filled with {@code #}; GRUB cannot add to it. */
  ENV_PADDING(Severity.WARNING, "grubenv.padding");

  private final Severity severity;
  private final String code;

  GrubFinding(Severity severity, String code) {
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
  public static Optional<GrubFinding> of(Diagnostic diagnostic) {
    return Finding.find(values(), diagnostic.code());
  }
}
