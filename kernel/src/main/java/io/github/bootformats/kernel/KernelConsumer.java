package io.github.bootformats.kernel;

import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A boot loader in a version, which takes a kernel by its header or refuses it. Further constants
 * may come.
 */
public final class KernelConsumer {
  /**
   * The command {@code linux} of GRUB 2.06 on a PC with a BIOS, asked in QEMU
   * (grub-core/loader/i386/linux.c). Whether the memory suffices and whether the kernel then runs
   * is not looked at.
   */
  public static final KernelConsumer GRUB_2_06 =
      new KernelConsumer("grub", "2.06", KernelConsumer::refusalByGrub);

  private static final int GRUB_MAX_SETUP_SECTORS = 64;
  private static final int GRUB_LEAST_PROTOCOL = 0x203;

  private final String id;
  private final String version;
  private final BiFunction<SetupHeader, Long, Optional<String>> rule;

  private KernelConsumer(
      String id, String version, BiFunction<SetupHeader, Long, Optional<String>> rule) {
    this.id = id;
    this.version = version;
    this.rule = rule;
  }

  private static Optional<String> refusalByGrub(SetupHeader setup, long fileBytes) {
    if (!setup.hasBootFlag()) {
      return Optional.of("invalid magic number");
    }
    if (setup.get(SetupField.SETUP_SECTS) > GRUB_MAX_SETUP_SECTORS) {
      return Optional.of("too many setup sectors");
    }
    if (setup.protocol() < GRUB_LEAST_PROTOCOL) {
      return Optional.of("version too old for 32-bit boot (try with `linux16')");
    }
    if (!setup.isBig()) {
      return Optional.of("zImage doesn't support 32-bit boot (try with `linux16')");
    }
    // GRUB subtracts the setup code from the file's size, and hangs when less than nothing is left.
    return setup.setupBytes() > fileBytes
        ? Optional.of("nothing: GRUB hangs, for the file ends in the setup code")
        : Optional.empty();
  }

  /**
   * Returns the name for programs.
   *
   * @return such as {@code grub}
   */
  public String id() {
    return id;
  }

  /**
   * Returns the version.
   *
   * @return such as {@code 2.06}
   */
  public String version() {
    return version;
  }

  /**
   * Says why the loader does not take a kernel.
   *
   * @param kernel the kernel
   * @return what the loader says; empty if it takes the kernel
   */
  public Optional<String> refusal(X86Kernel kernel) {
    return refusal(kernel.setup(), kernel.fileBytes());
  }

  /**
   * Says why the loader does not take a file.
   *
   * @param setup the file's begin, whether or not it is one of a kernel
   * @param fileBytes how large the file is
   * @return what the loader says; empty if it takes the file
   */
  public Optional<String> refusal(SetupHeader setup, long fileBytes) {
    return rule.apply(setup, fileBytes);
  }

  /** Returns {@code grub 2.06}. */
  @Override
  public String toString() {
    return id + " " + version;
  }
}
