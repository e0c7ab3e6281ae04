package io.github.bootformats.kernel;

/**
 * The fields of the x86 setup header, with their places in the file, sizes and the boot protocol
 * that brought them (boot.rst, "The Real-Mode Kernel Header").
 */
public enum SetupField {
  /** How many sectors of 512 bytes of setup code follow the boot sector; 0 means 4. */
  SETUP_SECTS(0x1f1, 1, 0),

  /** Whether the root is mounted read-only when the command line does not say. */
  ROOT_FLAGS(0x1f2, 2, 0),

  /** The size of the protected-mode code, in units of 16 bytes; 16 bits before 2.04. */
  SYSSIZE(0x1f4, 4, 0),

  /** Obsolete. */
  RAM_SIZE(0x1f8, 2, 0),

  /** The video mode that is set when the loader does not say. */
  VID_MODE(0x1fa, 2, 0),

  /** The root device when the command line does not say: major times 256 plus minor. */
  ROOT_DEV(0x1fc, 2, 0),

  /** The signature of a boot sector, 0xAA55. */
  BOOT_FLAG(0x1fe, 2, 0),

  /** A short jump over the header; its distance says where the header ends. */
  JUMP(0x200, 2, 0x200),

  /** The signature {@code HdrS}. */
  HEADER(0x202, 4, 0x200),

  /** The boot protocol: the major number times 256 plus the minor one. */
  VERSION(0x206, 2, 0x200),

  /** A hook before the switch to protected mode. */
  REALMODE_SWTCH(0x208, 4, 0x200),

  /** Obsolete. */
  START_SYS_SEG(0x20c, 2, 0x200),

  /** Where the version string is, less 0x200; 0 for nowhere. */
  KERNEL_VERSION(0x20e, 2, 0x200),

  /** Which loader it is; the loader's to set. */
  TYPE_OF_LOADER(0x210, 1, 0x200),

  /** See {@link LoadFlag}. */
  LOADFLAGS(0x211, 1, 0x200),

  /** How much is to be moved to 0x90000. */
  SETUP_MOVE_SIZE(0x212, 2, 0x200),

  /** Where the protected-mode code begins. */
  CODE32_START(0x214, 4, 0x200),

  /** Where the initrd is in memory; the loader's to set. */
  RAMDISK_IMAGE(0x218, 4, 0x200),

  /** How large the initrd is; the loader's to set. */
  RAMDISK_SIZE(0x21c, 4, 0x200),

  /** Obsolete. */
  BOOTSECT_KLUDGE(0x220, 4, 0x200),

  /** The end of the setup heap, less 0x200. */
  HEAP_END_PTR(0x224, 2, 0x201),

  /** The loader's version, extended. */
  EXT_LOADER_VER(0x226, 1, 0x202),

  /** The loader's type, extended. */
  EXT_LOADER_TYPE(0x227, 1, 0x202),

  /** Where the command line is in memory; the loader's to set. */
  CMD_LINE_PTR(0x228, 4, 0x202),

  /** The highest address that the initrd may occupy. */
  INITRD_ADDR_MAX(0x22c, 4, 0x203),

  /** How a relocatable kernel is to be aligned, in bytes. */
  KERNEL_ALIGNMENT(0x230, 4, 0x205),

  /** Whether the protected-mode code may be loaded anywhere. */
  RELOCATABLE_KERNEL(0x234, 1, 0x205),

  /** The least alignment with which it still boots, as a power of two. */
  MIN_ALIGNMENT(0x235, 1, 0x20a),

  /** See {@link ExtendedLoadFlag}. */
  XLOADFLAGS(0x236, 2, 0x20c),

  /** The longest command line, without the NUL at its end. */
  CMDLINE_SIZE(0x238, 4, 0x206),

  /** Which paravirtualised environment it is for. */
  HARDWARE_SUBARCH(0x23c, 4, 0x207),

  /** What that environment needs. */
  HARDWARE_SUBARCH_DATA(0x240, 8, 0x207),

  /** Where the compressed kernel is, from the begin of the protected-mode code. */
  PAYLOAD_OFFSET(0x248, 4, 0x208),

  /** How long the compressed kernel is, in bytes. */
  PAYLOAD_LENGTH(0x24c, 4, 0x208),

  /** Where a list of further data is in memory; the loader's to set. */
  SETUP_DATA(0x250, 8, 0x209),

  /** Where it likes to be loaded. */
  PREF_ADDRESS(0x258, 8, 0x20a),

  /** How much memory it needs before it looks at the memory map, in bytes. */
  INIT_SIZE(0x260, 4, 0x20a),

  /** The entry point of the EFI handover protocol, from the begin of the protected-mode code. */
  HANDOVER_OFFSET(0x264, 4, 0x20b),

  /** Where {@code kernel_info} is, from the begin of the protected-mode code. */
  KERNEL_INFO_OFFSET(0x268, 4, 0x20f);

  private final int offset;
  private final int size;
  private final int since;

  SetupField(int offset, int size, int since) {
    this.offset = offset;
    this.size = size;
    this.since = since;
  }

  /**
   * Returns where the field is.
   *
   * @return bytes from the begin of the file
   */
  public int offset() {
    return offset;
  }

  /**
   * Returns how large the field is.
   *
   * @return 1, 2, 4 or 8 bytes
   */
  public int size() {
    return size;
  }

  /**
   * Returns the boot protocol that brought the field.
   *
   * @return such as 0x20a for 2.10; 0 for those of kernels without a protocol
   */
  public int since() {
    return since;
  }
}
