package io.github.bootformats.cli.recipes;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.overlay.LayerForm;
import io.github.bootformats.overlay.OverlayLayer;
import io.github.bootformats.overlay.TarImage;
import io.github.bootformats.overlay.TarTreeWriter;
import io.github.bootformats.squashfs.SquashfsWriteOptions;
import io.github.bootformats.squashfs.SquashfsWriter;
import io.github.bootformats.tree.MemoryTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trees of small files, and what is made of them. */
final class SampleFiles {
  private final MemoryTree tree = MemoryTree.create(NodeMetadata.of(0755));

  SampleFiles with(String path, String text) throws IOException {
    return with(path, Bytes.utf8(text));
  }

  SampleFiles with(String path, Bytes content) throws IOException {
    TreePath file = TreePath.of(path);
    TreePath parent = TreePath.root();
    for (Bytes name : file.names().subList(0, file.depth() - 1)) {
      parent = parent.resolve(name);
      if (tree.find(parent).isEmpty()) {
        tree.createDirectory(parent, NodeMetadata.of(0755));
      }
    }
    tree.createFile(file, NodeMetadata.of(0644), FileContent.of(content));
    return this;
  }

  MemoryTree tree() {
    return tree;
  }

  /** Writes the files, and whatever markers of overlayfs the tree has, as a layer. */
  TarImage tar(Path file, LayerForm form) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      TarTreeWriter.of(ReadLimits.defaults())
          .write(OverlayLayer.of(tree, LayerForm.TRUSTED).in(form).tree(), out);
    }
    return TarImage.open(file);
  }

  Path squashfs(Path file) throws IOException {
    try (ImageTarget target = ImageTarget.create(file)) {
      SquashfsWriter.of(SquashfsWriteOptions.defaults()).write(tree, target);
    }
    return file;
  }
}
