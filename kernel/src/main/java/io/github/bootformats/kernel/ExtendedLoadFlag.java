package io.github.bootformats.kernel;

/** The bits of {@link SetupField#XLOADFLAGS}. */
public enum ExtendedLoadFlag {
  /** There is a 64-bit entry point at 0x200. */
  KERNEL_64(0),

  /** Kernel, initrd and all else may be above 4 GiB. */
  CAN_BE_LOADED_ABOVE_4G(1),

  /** There is an EFI handover entry point for 32 bits. */
  EFI_HANDOVER_32(2),

  /** There is an EFI handover entry point for 64 bits. */
  EFI_HANDOVER_64(3),

  /** It can be started by kexec with EFI's runtime services. */
  EFI_KEXEC(4),

  /** It knows five levels of page tables. */
  FIVE_LEVEL(5),

  /** It uses five levels of page tables. */
  FIVE_LEVEL_ENABLED(6);

  private final int bit;

  ExtendedLoadFlag(int bit) {
    this.bit = bit;
  }

  /**
   * Returns the bit's number.
   *
   * @return from 0, the least significant one
   */
  public int bit() {
    return bit;
  }
}
