package io.github.bootformats.syslinux;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootKind;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** What we say of a case when all kernels and initrds are there. */
final class Expectation {
  private Expectation() {}

  static boolean boots(BootCase boot) throws IOException {
    return entry(boot)
        .filter(e -> e.kind() == BootKind.LINUX || e.kind() == BootKind.DISK_IMAGE)
        .isPresent();
  }

  static Optional<BootEntry> entry(BootCase boot) throws IOException {
    SyslinuxMenu menu = menu(boot);
    if (boot.typed().isPresent()) {
      return menu.boot(Bytes.of(BootCase.bytes(boot.typed().get())));
    }
    return menu.bootMenu().timeout().isPresent()
        ? menu.bootMenu().defaultEntry()
        : Optional.empty();
  }

  static SyslinuxMenu menu(BootCase boot) throws IOException {
    return menu(boot, SyslinuxHost.builder(tree(boot)).build());
  }

  static SyslinuxMenu menu(BootCase boot, SyslinuxHost host) throws IOException {
    return SyslinuxConsumer.SYSLINUX_6_04.menu(
        host, TreePath.of("isolinux/isolinux.cfg"), ReadLimits.defaults());
  }

  static FileTree tree(BootCase boot) throws IOException {
    MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));
    tree.createDirectory(TreePath.of("isolinux"), NodeMetadata.of(0755));
    put(tree, "isolinux.cfg", boot.config());
    for (Map.Entry<String, String> file : boot.files().entrySet()) {
      put(tree, file.getKey(), file.getValue());
    }
    return tree;
  }

  private static void put(MemoryTree tree, String name, String text) throws IOException {
    tree.createFile(
        TreePath.of("isolinux/" + name),
        NodeMetadata.of(0644),
        FileContent.of(Bytes.of(BootCase.bytes(text))));
  }
}
