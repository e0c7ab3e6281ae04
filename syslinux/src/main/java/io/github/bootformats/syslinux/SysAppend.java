package io.github.bootformats.syslinux;

/**
 * A fact about the machine that {@code SYSAPPEND} puts into a command line; the constants are in
 * the order of the bits, the lowest first.
 */
public enum SysAppend {
  /** {@code ip=client:server:gateway:netmask}; PXELINUX only. */
  IP(0, "ip="),
  /** {@code BOOTIF=}, the hardware type and address with hyphens; PXELINUX only. */
  BOOTIF(1, "BOOTIF="),
  /** The UUID of the machine. */
  SYSUUID(2, "SYSUUID="),
  /** Features of the processor. */
  CPU(3, "CPU="),
  /** Vendor of the system. */
  SYSVENDOR(4, "SYSVENDOR="),
  /** Product name of the system. */
  SYSPRODUCT(5, "SYSPRODUCT="),
  /** Version of the system. */
  SYSVERSION(6, "SYSVERSION="),
  /** Serial number of the system. */
  SYSSERIAL(7, "SYSSERIAL="),
  /** Stock-keeping unit of the system. */
  SYSSKU(8, "SYSSKU="),
  /** Family of the system. */
  SYSFAMILY(9, "SYSFAMILY="),
  /** Vendor of the main board. */
  MBVENDOR(10, "MBVENDOR="),
  /** Product name of the main board. */
  MBPRODUCT(11, "MBPRODUCT="),
  /** Version of the main board. */
  MBVERSION(12, "MBVERSION="),
  /** Serial number of the main board. */
  MBSERIAL(13, "MBSERIAL="),
  /** Asset tag of the main board. */
  MBASSET(14, "MBASSET="),
  /** Vendor of the firmware. */
  BIOSVENDOR(15, "BIOSVENDOR="),
  /** Version of the firmware. */
  BIOSVERSION(16, "BIOSVERSION="),
  /** Form factor of the system. */
  SYSFF(17, "SYSFF="),
  /** The UUID of the file system that was booted from. */
  FSUUID(18, "FSUUID=");

  private final int bit;
  private final String prefix;

  SysAppend(int bit, String prefix) {
    this.bit = bit;
    this.prefix = prefix;
  }

  /**
   * Returns the number that asks for this fact.
   *
   * @return a power of 2
   */
  public int mask() {
    return 1 << bit;
  }

  /**
   * Returns the parameter's name.
   *
   * @return the name and {@code =}
   */
  public String prefix() {
    return prefix;
  }
}
