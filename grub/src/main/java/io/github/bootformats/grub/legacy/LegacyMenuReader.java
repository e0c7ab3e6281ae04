package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.spi.MenuReader;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Menus for tools that do not know them; the tree is that of {@code (hd0,0)}. */
final class LegacyMenuReader implements MenuReader {
  private static final List<String> PLACES =
      List.of(
          "boot/grub/menu.lst",
          "boot/grub/grub.conf",
          "grub/menu.lst",
          "grub/grub.conf",
          "boot/grub-legacy/menu.lst",
          "menu.lst");

  @Override
  public List<TreePath> find(FileTree tree) throws IOException {
    List<TreePath> found = new ArrayList<>();
    for (String place : PLACES) {
      Optional<FileType> type = tree.find(TreePath.of(place)).map(TreeNode::type);
      if (type.filter(t -> t == FileType.REGULAR || t == FileType.SYMLINK).isPresent()) {
        found.add(TreePath.of(place));
      }
    }
    return found;
  }

  @Override
  public BootMenu read(FileTree tree, TreePath config, ReadLimits limits) throws IOException {
    return LegacyConsumer.GRUB_UBUNTU_0_97.menu(LegacyHost.of(tree), config, limits).bootMenu();
  }
}
