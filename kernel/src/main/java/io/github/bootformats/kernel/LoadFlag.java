package io.github.bootformats.kernel;

/** The bits of {@link SetupField#LOADFLAGS}; all others are reserved. */
public enum LoadFlag {
  /** The protected-mode code goes to 1 MiB: it is a bzImage. */
  LOADED_HIGH(0),

  /** The kernel's address was randomised; internal. */
  KASLR_FLAG(1),

  /** No early messages. */
  QUIET_FLAG(5),

  /** The segment registers stay as they are; obsolete. */
  KEEP_SEGMENTS(6),

  /** {@link SetupField#HEAP_END_PTR} is valid; the loader's to set. */
  CAN_USE_HEAP(7);

  private final int bit;

  LoadFlag(int bit) {
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
