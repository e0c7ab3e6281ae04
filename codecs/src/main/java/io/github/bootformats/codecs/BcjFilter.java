package io.github.bootformats.codecs;

/**
 * A filter that makes the machine code of one architecture compress better in xz: it turns the
 * relative targets of jumps into absolute ones.
 *
 * <p>Linux decodes those of the architecture that it was built for.
 */
public enum BcjFilter {
  /** 32-bit and 64-bit x86. */
  X86("x86"),
  /** Big-endian PowerPC. */
  POWERPC("powerpc"),
  /** Itanium. */
  IA64("ia64"),
  /** 32-bit ARM. */
  ARM("arm"),
  /** ARM Thumb. */
  ARM_THUMB("armthumb"),
  /** SPARC. */
  SPARC("sparc"),
  /** 64-bit ARM. */
  ARM64("arm64"),
  /** RISC-V. */
  RISCV("riscv");

  private final String id;

  BcjFilter(String id) {
    this.id = id;
  }

  /**
   * Returns the name that {@code xz} and {@code mksquashfs} have for it.
   *
   * @return the name, such as {@code armthumb}
   */
  public String id() {
    return id;
  }
}
