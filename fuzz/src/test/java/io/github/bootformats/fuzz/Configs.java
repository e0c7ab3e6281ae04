package io.github.bootformats.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.boot.BootEntry;
import io.github.bootformats.api.boot.BootMenu;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.util.List;

/** Configurations of boot loaders on file systems, and what must hold of any menu. */
final class Configs {
  private static final NodeMetadata PLAIN = NodeMetadata.of(0644);

  private Configs() {}

  static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  /** Makes a tree of one file, with the directories above it. */
  static MemoryTree tree(String path, Bytes content) throws IOException {
    MemoryTree tree = Trees.empty();
    add(tree, path, content);
    return tree;
  }

  static void add(MemoryTree tree, String path, Bytes content) throws IOException {
    TreePath at = TreePath.root();
    List<Bytes> names = TreePath.of(path).names();
    for (Bytes name : names.subList(0, names.size() - 1)) {
      at = at.resolve(name);
      if (tree.find(at).isEmpty()) {
        tree.createDirectory(at, PLAIN.withPermissions(0755));
      }
    }
    tree.createFile(TreePath.of(path), PLAIN, FileContent.of(content));
  }

  /** Reads all that a menu says. */
  static void readAll(BootMenu menu) {
    readAll(menu.entries());
    menu.defaultEntry().ifPresent(entry -> readAll(List.of(entry)));
    menu.find(menu.defaultName());
    if (menu.toString().isEmpty()) {
      throw new AssertionError("a menu that says nothing");
    }
  }

  private static void readAll(List<BootEntry> entries) {
    for (BootEntry entry : entries) {
      if (entry.commandLine().indexOf(0, 0) < 0) {
        entry.kernelCommandLine().parameters();
      }
      if (!entry.toBuilder().build().equals(entry)) {
        throw new AssertionError("a copy is another entry: " + entry);
      }
      readAll(entry.entries());
    }
  }
}
