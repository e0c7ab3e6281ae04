package io.github.bootformats.kernel;

/** What a kernel runs on. */
public enum Architecture {
  /** x86 with 32 bits, or of a kernel too old to say. */
  X86("x86"),

  /** x86 with 64 bits. */
  X86_64("x86-64"),

  /** Arm with 32 bits. */
  ARM("arm"),

  /** Arm with 64 bits. */
  ARM64("arm64"),

  /** RISC-V with 32 bits. */
  RISCV32("riscv32"),

  /** RISC-V with 64 bits. */
  RISCV64("riscv64"),

  /** LoongArch with 64 bits. */
  LOONGARCH64("loongarch64"),

  /** None that is known here. */
  UNKNOWN("unknown");

  private final String title;

  Architecture(String title) {
    this.title = title;
  }

  /** Finds the one of a PE header's machine (PE format, "Machine Types"). */
  static Architecture ofPe(int machine) {
    return switch (machine) {
      case 0x14c -> X86;
      case 0x8664 -> X86_64;
      case 0x1c0, 0x1c2, 0x1c4 -> ARM;
      case 0xaa64 -> ARM64;
      case 0x5032 -> RISCV32;
      case 0x5064 -> RISCV64;
      case 0x6264 -> LOONGARCH64;
      default -> UNKNOWN;
    };
  }

  /** Returns the name as people write it, such as {@code x86-64}. */
  @Override
  public String toString() {
    return title;
  }
}
