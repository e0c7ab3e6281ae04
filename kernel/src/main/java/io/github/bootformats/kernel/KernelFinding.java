package io.github.bootformats.kernel;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Finding;
import io.github.bootformats.api.Severity;
import java.util.Optional;

/**
 * What can be odd about a kernel image, one constant for each {@linkplain Diagnostic#code() code}.
 *
 * <p>Codes are stable: a release may add some, but does not change what one means. A code has
 * always the same severity.
 */
public enum KernelFinding implements Finding {
  /** The boot sector does not end with 0xAA55. */
  BOOT_FLAG_MISSING(Severity.ERROR, "kernel.boot-flag"),

  /** The boot protocol is newer than the last one that is known here, 2.15. */
  PROTOCOL_UNKNOWN(Severity.INFO, "kernel.protocol-unknown"),

  /** The header ends before the last field that its protocol has. */
  HEADER_SHORT(Severity.WARNING, "kernel.header-short"),

  /** The file ends before the protected-mode code does. */
  TRUNCATED(Severity.ERROR, "kernel.truncated"),

  /**
   * The file ends within the last 16 bytes of the protected-mode code, which is damage in a kernel
   * of Linux, and usual in other programs that are started like one, such as iPXE and Memtest86+.
   */
  LAST_PARAGRAPH_SHORT(Severity.INFO, "kernel.last-paragraph-short"),

  /** The version string is not in the setup code. */
  VERSION_OUTSIDE(Severity.WARNING, "kernel.version-outside"),

  /** The compressed kernel is not within the image. */
  PAYLOAD_OUTSIDE(Severity.WARNING, "kernel.payload-outside"),

  /** The compressed kernel is of no known compression. */
  PAYLOAD_UNKNOWN(Severity.INFO, "kernel.payload-unknown"),

  /** There are flags that the boot protocol does not have. */
  RESERVED_FLAGS(Severity.INFO, "kernel.reserved-flags"),

  /** The image begins as an EFI application, but has no whole PE header. */
  PE_DAMAGED(Severity.WARNING, "kernel.pe-damaged");

  /** The id of the format. */
  static final String FORMAT = "linux-kernel";

  private final Severity severity;
  private final String code;

  KernelFinding(Severity severity, String code) {
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
  public static Optional<KernelFinding> of(Diagnostic diagnostic) {
    return Finding.find(values(), diagnostic.code());
  }

  /**
   * Makes a diagnostic.
   *
   * @param offset where, in bytes from the begin of the file
   * @param message what was found, one sentence
   * @return the diagnostic
   */
  public Diagnostic at(long offset, String message) {
    return diagnostic(message).atOffset(offset);
  }
}
