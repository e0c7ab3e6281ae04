package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.TreePath;
import java.util.Locale;

/** The members of the family; they differ in where they read files from. */
public enum SyslinuxVariant {
  /** Boots from a FAT, NTFS or ext file system; paths are relative to the configuration. */
  SYSLINUX,
  /** Boots from an ISO 9660 image; paths are relative to the configuration. */
  ISOLINUX,
  /** Boots from an ext, btrfs, XFS or UFS file system; paths are relative to the configuration. */
  EXTLINUX,
  /**
   * Boots from the network; paths are relative to the directory of the boot file, which is the one
   * around {@code pxelinux.cfg} unless DHCP says otherwise.
   */
  PXELINUX;

  private static final Bytes PXELINUX_DIRECTORY = Bytes.utf8("pxelinux.cfg");

  /**
   * Guesses from where a configuration lies who reads it.
   *
   * @param config the path of the configuration
   * @return the variant
   */
  public static SyslinuxVariant of(TreePath config) {
    if (isBelowPxelinux(config)) {
      return PXELINUX;
    }
    String name = config.name().toString().toLowerCase(Locale.ROOT);
    if (name.startsWith("isolinux")) {
      return ISOLINUX;
    }
    return name.startsWith("extlinux") ? EXTLINUX : SYSLINUX;
  }

  /** The directory that relative paths begin at. */
  TreePath workingDirectory(TreePath config) {
    TreePath directory = config.parent().orElse(TreePath.root());
    return this == PXELINUX && isBelowPxelinux(config)
        ? directory.parent().orElse(TreePath.root())
        : directory;
  }

  private static boolean isBelowPxelinux(TreePath config) {
    return config.parent().map(TreePath::name).filter(PXELINUX_DIRECTORY::equals).isPresent();
  }
}
