package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.spi.MenuReader;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Menus for tools that do not know them; the tree is that of {@code (hd0,0)}. */
final class LegacyMenuReader implements MenuReader {
  private static final List<TreePath> PLACES =
      Stream.of(
              "boot/grub/menu.lst",
              "boot/grub/grub.conf",
              "grub/menu.lst",
              "grub/grub.conf",
              "boot/grub-legacy/menu.lst",
              "menu.lst")
          .map(TreePath::of)
          .toList();

  @Override
  public List<TreePath> find(FileTree tree) throws IOException {
    return MenuReader.existing(tree, PLACES);
  }

  @Override
  public BootMenu read(FileTree tree, TreePath config, ReadLimits limits) throws IOException {
    return LegacyConsumer.GRUB_UBUNTU_0_97.menu(LegacyHost.of(tree), config, limits).bootMenu();
  }
}
