package io.github.bootformats.syslinux;

import io.github.bootformats.api.ReadLimits.Limit;

/**
 * What configurations may ask of their readers; see {@link io.github.bootformats.api.ReadLimits}.
 */
public final class SyslinuxLimits {
  /** How many bytes one file may have: {@code syslinux.file-bytes}, 64 MiB. */
  public static final Limit MAX_FILE_BYTES = Limit.of("syslinux.file-bytes", 64L << 20);

  /** How deep includes may nest: {@code syslinux.include-depth}, 16. */
  public static final Limit MAX_INCLUDE_DEPTH = Limit.of("syslinux.include-depth", 16);

  /** How deep submenus may nest: {@code syslinux.menu-depth}, 32. */
  public static final Limit MAX_MENU_DEPTH = Limit.of("syslinux.menu-depth", 32);

  /**
   * How many lines may be read in all, those of files that are included twice counted twice: {@code
   * syslinux.lines}, 1,000,000.
   */
  public static final Limit MAX_LINES = Limit.of("syslinux.lines", 1_000_000);

  /**
   * How many configurations may lead from one to the next, by {@code CONFIG} or a menu program with
   * another file: {@code syslinux.config-depth}, 16.
   */
  public static final Limit MAX_CONFIG_DEPTH = Limit.of("syslinux.config-depth", 16);

  /**
   * How many bytes of command lines a menu may have: {@code syslinux.command-line-bytes}, 64 MiB.
   * Global parameters are in the command line of each label.
   */
  public static final Limit MAX_COMMAND_LINE_BYTES =
      Limit.of("syslinux.command-line-bytes", 64L << 20);

  private SyslinuxLimits() {}
}
