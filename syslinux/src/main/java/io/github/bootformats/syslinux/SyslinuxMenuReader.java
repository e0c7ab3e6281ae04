package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.spi.MenuReader;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Menus for tools that do not know them. */
final class SyslinuxMenuReader implements MenuReader {
  /** Where the loaders look (doc/syslinux.txt, isolinux.txt, extlinux.txt and pxelinux.txt). */
  private static final List<TreePath> PLACES =
      Stream.of(
              "boot/isolinux/isolinux.cfg",
              "isolinux/isolinux.cfg",
              "isolinux.cfg",
              "boot/syslinux/syslinux.cfg",
              "syslinux/syslinux.cfg",
              "syslinux.cfg",
              "boot/extlinux/extlinux.conf",
              "boot/extlinux.conf",
              "extlinux/extlinux.conf",
              "extlinux.conf",
              "boot/syslinux/extlinux.conf",
              "syslinux/extlinux.conf",
              "EFI/BOOT/syslinux.cfg",
              "pxelinux.cfg/default")
          .map(TreePath::of)
          .toList();

  @Override
  public List<String> loaders() {
    return List.of(SyslinuxConsumer.SYSLINUX_6_04.id());
  }

  @Override
  public List<TreePath> find(FileTree tree) throws IOException {
    return MenuReader.existing(tree, PLACES);
  }

  @Override
  public BootMenu read(FileTree tree, TreePath config, ReadLimits limits) throws IOException {
    return menu(tree, config, limits).bootMenu();
  }

  @Override
  public Optional<BootEntry> boot(FileTree tree, TreePath config, Bytes line, ReadLimits limits)
      throws IOException {
    return menu(tree, config, limits).boot(line);
  }

  private static SyslinuxMenu menu(FileTree tree, TreePath config, ReadLimits limits)
      throws IOException {
    return SyslinuxConsumer.SYSLINUX_6_04.menu(SyslinuxHost.builder(tree).build(), config, limits);
  }
}
