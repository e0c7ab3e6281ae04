package io.github.bootformats.cli;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.cpio.initramfs.InitramfsBuilder;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An initramfs with what those of initramfs-tools have. */
final class SampleInitrd {
  private static final NodeMetadata DIRECTORY = NodeMetadata.of(0755);

  private SampleInitrd() {}

  static void write(Path file) throws IOException {
    MemoryTree tree = MemoryTree.create(DIRECTORY);
    put(tree, "init", "#!/bin/sh\nexec run-init\n");
    put(tree, "scripts/functions", "log_begin_msg() { :; }\n".repeat(300));
    put(tree, "lib/modules/6.1.0-57-amd64/kernel/drivers/block/nbd.ko", "nbd ".repeat(20_000));
    try (OutputStream out = Files.newOutputStream(file)) {
      InitramfsBuilder.create().add(tree, "lz4").writeTo(out);
    }
  }

  private static void put(MemoryTree tree, String path, String text) throws IOException {
    String[] names = path.split("/", -1);
    TreePath at = TreePath.root();
    for (int i = 0; i + 1 < names.length; i++) {
      at = at.resolve(names[i]);
      if (tree.find(at).isEmpty()) {
        tree.createDirectory(at, DIRECTORY);
      }
    }
    FileContent content = FileContent.of(Bytes.utf8(text));
    tree.createFile(at.resolve(names[names.length - 1]), NodeMetadata.of(0755), content);
  }
}
