package io.github.bootformats.cpio.initramfs;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Finding;
import io.github.bootformats.api.Severity;
import java.util.Optional;

/**
 * What can be odd about an initramfs image, one constant for each {@linkplain Diagnostic#code()
 * code}. Codes are stable: a release may add some, but does not change what one means.
 */
public enum InitramfsFinding implements Finding {
  /** Linux gives up here; what it has unpacked before stays. The message is the kernel's. */
  LINUX_FAILED(Severity.ERROR, "initramfs.linux-failed"),

  /** Linux hangs or crashes here, and does not boot. */
  LINUX_HALTS(Severity.ERROR, "initramfs.linux-halts"),

  /** Linux decodes what lies behind the image in memory, too; it may crash over that. */
  LINUX_READS_BEHIND(Severity.WARNING, "initramfs.linux-reads-behind"),

  /** Linux leaves an entry out without a word. */
  LINUX_LOST(Severity.WARNING, "initramfs.linux-lost"),

  /** The image ends within a file; Linux keeps what there is, and zeros in place of the rest. */
  LINUX_CUT(Severity.ERROR, "initramfs.linux-cut"),

  /** There is something that is neither an archive nor compressed. */
  SEGMENT_UNKNOWN(Severity.ERROR, "initramfs.segment-unknown"),

  /** A compressed segment cannot be unpacked to its end. */
  SEGMENT_DAMAGED(Severity.ERROR, "initramfs.segment-damaged"),

  /** What a segment holds is not cpio to its end. */
  ARCHIVE_DAMAGED(Severity.ERROR, "initramfs.archive-damaged"),

  /** What was to be written does not fit into an entry, or is more than Linux takes. */
  VALUE_TOO_LARGE(Severity.ERROR, "initramfs.value-too-large"),

  /** A line of a manifest cannot be read, or not be carried out. */
  MANIFEST(Severity.ERROR, "initramfs.manifest"),

  /** What was to be packed as microcode is none. */
  MICROCODE(Severity.ERROR, "initramfs.microcode"),

  /** There are more findings than are kept. */
  LIMIT_FINDINGS(Severity.WARNING, "limit.findings");

  /** The id of the format in exceptions. */
  static final String FORMAT = "initramfs";

  private final Severity severity;
  private final String code;

  InitramfsFinding(Severity severity, String code) {
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
  public static Optional<InitramfsFinding> of(Diagnostic diagnostic) {
    return Finding.find(values(), diagnostic.code());
  }

  Diagnostic at(long offset, String message) {
    return diagnostic(message).atOffset(offset);
  }
}
