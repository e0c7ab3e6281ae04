package io.github.bootformats.grub;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.spi.MenuReader;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeResolver;
import io.github.bootformats.grub.internal.run.Latin;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads menus of GRUB for tools that do not know it: as GRUB 2.06, or, where a configuration calls
 * {@code blscfg}, as Red Hat's. The tree is {@code (hd0,msdos1)}, and {@code $prefix} the directory
 * of the configuration.
 */
final class GrubMenuReader implements MenuReader {
  private static final List<String> USUAL =
      List.of("boot/grub/grub.cfg", "boot/grub2/grub.cfg", "grub/grub.cfg", "grub2/grub.cfg");

  private final Optional<GrubConsumer> chosen;

  GrubMenuReader(Optional<GrubConsumer> chosen) {
    this.chosen = chosen;
  }

  @Override
  public List<String> loaders() {
    return GrubConsumer.all().stream().map(GrubConsumer::id).toList();
  }

  @Override
  public MenuReader as(String loader) {
    return GrubConsumer.find(loader)
        .map(consumer -> new GrubMenuReader(Optional.of(consumer)))
        .orElseThrow(() -> new IllegalArgumentException("not one of " + loaders() + ": " + loader));
  }

  @Override
  public List<TreePath> find(FileTree tree) throws IOException {
    List<TreePath> places = new ArrayList<>();
    USUAL.forEach(path -> places.add(TreePath.of(path)));
    for (String firmware : List.of("EFI", "boot/efi/EFI")) {
      Optional<TreeNode> directory = tree.find(TreePath.of(firmware));
      if (directory.isPresent() && directory.get().type() == FileType.DIRECTORY) {
        for (TreeNode vendor : directory.get().children().toList()) {
          places.add(TreePath.of(firmware).resolve(vendor.name()).resolve("grub.cfg"));
        }
      }
    }
    return MenuReader.existing(tree, places);
  }

  @Override
  public BootMenu read(FileTree tree, TreePath config, ReadLimits limits) throws IOException {
    GrubScript script = script(tree, config, limits);
    TreePath directory = config.parent().orElse(TreePath.root());
    GrubHost host =
        GrubHost.builder()
            .filesystem("hd0,msdos1", tree)
            .prefix(onDisk(directory))
            .configFile(onDisk(config))
            .build();
    GrubConsumer consumer = chosen.orElseGet(() -> consumer(script));
    return GrubEvaluator.of(consumer, host).withLimits(limits).evaluate(script).bootMenu();
  }

  private static GrubConsumer consumer(GrubScript script) {
    return ConfigEntry.commands(script.statements()).stream().anyMatch(c -> c.isNamed("blscfg"))
        ? GrubConsumer.GRUB_RHBOOT_2_06
        : GrubConsumer.GRUB_2_06;
  }

  private static Bytes onDisk(TreePath path) {
    return Latin.bytes("(hd0,msdos1)/" + Latin.of(path.toBytes()));
  }

  private static GrubScript script(FileTree tree, TreePath config, ReadLimits limits)
      throws IOException {
    TreeNode node = TreeResolver.of(tree, limits).resolve(config.toBytes()).node();
    if (node.type() != FileType.REGULAR) {
      throw new NoSuchFileException(config.toString(), null, "not a regular file");
    }
    return GrubScript.parse(
        limits.readAll(node.content(), GrubLimits.MAX_SCRIPT_BYTES, GrubScript.FORMAT), limits);
  }
}
