package io.github.bootformats.grub.legacy;

import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.spi.MenuReader;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Menus for tools that do not know them: as GRUB 0.97, or, where a configuration has commands that
 * only Ubuntu's knows, as that one. The tree is that of {@code (hd0,0)}.
 */
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

  private final Optional<LegacyConsumer> chosen;

  LegacyMenuReader(Optional<LegacyConsumer> chosen) {
    this.chosen = chosen;
  }

  @Override
  public List<String> loaders() {
    return Stream.of(LegacyConsumer.values()).map(LegacyConsumer::id).toList();
  }

  @Override
  public MenuReader as(String loader) {
    return Stream.of(LegacyConsumer.values())
        .filter(consumer -> consumer.id().equals(loader))
        .findFirst()
        .map(consumer -> new LegacyMenuReader(Optional.of(consumer)))
        .orElseThrow(() -> new IllegalArgumentException("not one of " + loaders() + ": " + loader));
  }

  @Override
  public List<TreePath> find(FileTree tree) throws IOException {
    return MenuReader.existing(tree, PLACES);
  }

  @Override
  public BootMenu read(FileTree tree, TreePath config, ReadLimits limits) throws IOException {
    return MenuRun.of(
            document -> chosen.orElseGet(() -> LegacyConsumer.of(document)),
            LegacyHost.of(tree),
            config,
            limits)
        .bootMenu();
  }
}
