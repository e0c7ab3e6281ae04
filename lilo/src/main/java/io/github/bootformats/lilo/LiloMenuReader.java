package io.github.bootformats.lilo;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.spi.MenuReader;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeResolver;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Menus for tools that do not know them. */
final class LiloMenuReader implements MenuReader {
  private static final Bytes SLASH = Bytes.utf8("/");

  /** Where the loaders and their installers have their configurations. */
  private static final List<TreePath> PLACES =
      Stream.of(
              "etc/lilo.conf",
              "etc/elilo.conf",
              "boot/efi/elilo.conf",
              "EFI/BOOT/elilo.conf",
              "EFI/debian/elilo.conf",
              "EFI/redhat/elilo.conf",
              "EFI/SuSE/elilo.conf",
              "elilo.conf",
              "lilo.conf")
          .map(TreePath::of)
          .toList();

  private final Optional<LiloConsumer> chosen;

  LiloMenuReader(Optional<LiloConsumer> chosen) {
    this.chosen = chosen;
  }

  @Override
  public List<String> loaders() {
    return LiloConsumer.all().stream().map(LiloConsumer::id).toList();
  }

  @Override
  public MenuReader as(String loader) {
    return LiloConsumer.find(loader)
        .map(consumer -> new LiloMenuReader(Optional.of(consumer)))
        .orElseThrow(() -> new IllegalArgumentException("not one of " + loaders() + ": " + loader));
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

  private LiloMenu menu(FileTree tree, TreePath config, ReadLimits limits) throws IOException {
    Bytes text = text(tree, config, limits);
    LiloConsumer consumer = chosen.orElseGet(() -> consumer(text, config));
    LiloDocument document = LiloDocument.parse(text, consumer.dialect()).model();
    Bytes name = Bytes.join(SLASH, config.toBytes());
    return consumer.menu(document, LiloHost.builder().build(), name, limits);
  }

  private static LiloConsumer consumer(Bytes text, TreePath config) {
    return ConfigDetection.dialect(text, config.toString()) == LiloDialect.LILO
        ? LiloConsumer.LILO_24
        : LiloConsumer.ELILO_3;
  }

  private static Bytes text(FileTree tree, TreePath config, ReadLimits limits) throws IOException {
    TreeNode node =
        TreeResolver.of(tree, ReadLimits.defaults())
            .resolve(TreePath.root(), config.toBytes(), true)
            .node();
    if (node.type() != FileType.REGULAR) {
      throw new NoSuchFileException(config.toString());
    }
    return limits.readAll(node.content(), LiloLimits.MAX_FILE_BYTES, LiloFinding.FORMAT);
  }
}
