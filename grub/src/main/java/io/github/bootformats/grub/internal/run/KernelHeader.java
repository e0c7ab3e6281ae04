package io.github.bootformats.grub.internal.run;

import io.github.bootformats.api.Bytes;

/** What the first bytes of a kernel say about how it is booted. */
public final class KernelHeader {
  /** How much of a kernel is searched for a Multiboot header (Multiboot 0.6.96, section 3.1). */
  public static final int SEARCHED = 8192;

  private static final int LINUX_MAGIC_AT = 0x202;
  private static final long LINUX_MAGIC = 0x53726448L; // "HdrS"
  private static final int LOAD_FLAGS = 0x211;

  private static final long MULTIBOOT_MAGIC = 0x1badb002L;
  private static final long U32 = 0xffff_ffffL;

  private KernelHeader() {}

  /**
   * Returns whether there is a setup header (Linux's x86 boot protocol).
   *
   * @param head the kernel's first bytes
   * @return whether it is Linux
   */
  public static boolean isLinux(Bytes head) {
    return head.length() > LOAD_FLAGS && head.u32le(LINUX_MAGIC_AT) == LINUX_MAGIC;
  }

  /**
   * Returns whether Linux is loaded above 1 MiB, as a bzImage is and a zImage is not.
   *
   * @param head the first bytes of a kernel that is Linux
   * @return whether it is big
   */
  public static boolean isBigLinux(Bytes head) {
    return (head.at(LOAD_FLAGS) & 1) != 0;
  }

  /**
   * Returns whether there is a magic number, with flags and the right checksum (Multiboot 0.6.96,
   * section 3.1).
   *
   * @param head the kernel's first {@value #SEARCHED} bytes
   * @return whether it speaks Multiboot
   */
  public static boolean isMultiboot(Bytes head) {
    for (int i = 0; i + 12 <= head.length(); i += 4) {
      if (head.u32le(i) == MULTIBOOT_MAGIC
          && ((head.u32le(i) + head.u32le(i + 4) + head.u32le(i + 8)) & U32) == 0) {
        return true;
      }
    }
    return false;
  }
}
