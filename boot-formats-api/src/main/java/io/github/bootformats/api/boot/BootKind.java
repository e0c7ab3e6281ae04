package io.github.bootformats.api.boot;

import java.util.Locale;

/** What an entry of a menu starts. */
public enum BootKind {
  /** A Linux kernel, by the Linux boot protocol. */
  LINUX,
  /** A kernel by the Multiboot protocol, with modules. */
  MULTIBOOT,
  /** Another boot loader: a boot sector, or an EFI application. */
  CHAINLOAD,
  /** What the firmware would have tried next: the local disk after a network boot. */
  LOCAL,
  /** Another configuration of the same loader. */
  CONFIG,
  /** A program for the loader's own environment, such as a COM32 module. */
  PROGRAM,
  /** An image of a disk. */
  DISK_IMAGE,
  /** A menu below this one. */
  SUBMENU,
  /** Something else, or nothing. */
  OTHER;

  /**
   * Returns the word of the JSON form.
   *
   * @return the name in lower case with hyphens, such as {@code disk-image}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
