package io.github.bootformats.cli.chain;

import io.github.bootformats.api.Finding;
import io.github.bootformats.api.Severity;

/** What one link of the boot chain says and another contradicts. */
enum ChainFinding implements Finding {
  /** The entry names a kernel that is not there. */
  KERNEL_MISSING(Severity.ERROR, "chain.kernel-missing"),

  /** A file that the entry names cannot be read: the file system that holds it is damaged there. */
  UNREADABLE(Severity.ERROR, "chain.unreadable"),

  /** What the entry loads as a kernel is none. */
  KERNEL_UNKNOWN(Severity.ERROR, "chain.kernel-unknown"),

  /** The loader does not take the kernel. */
  KERNEL_REFUSED(Severity.ERROR, "chain.kernel-refused"),

  /** The command line is longer than the kernel takes. */
  COMMAND_LINE_LONG(Severity.WARNING, "chain.command-line-long"),

  /** The entry names an initrd that is not there. */
  INITRD_MISSING(Severity.ERROR, "chain.initrd-missing"),

  /** What the entry loads as an initrd is no initramfs. */
  INITRD_UNKNOWN(Severity.ERROR, "chain.initrd-unknown"),

  /** The initramfs has modules, but none of the kernel's release. */
  MODULES_OTHER(Severity.WARNING, "chain.modules-other"),

  /** The kernel is to mount a partition that the disk does not have. */
  ROOT_MISSING(Severity.ERROR, "chain.root-missing");

  private final Severity severity;
  private final String code;

  ChainFinding(Severity severity, String code) {
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
}
