package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.util.List;

/** What a writer made of a tree. */
record Written(MemoryImage image, SquashfsPacked packed) {
  /** Compresses fast, on the calling thread. */
  static SquashfsWriteOptions.Builder fast() {
    return SquashfsWriteOptions.builder()
        .compressor(SquashfsCompressor.of(SquashfsCompression.LZ4))
        .blockSize(4096)
        .threads(1);
  }

  static Written of(FileTree tree, SquashfsWriteOptions options) throws IOException {
    MemoryImage image = MemoryImage.ofSize(0);
    SquashfsPacked packed = SquashfsWriter.of(options).write(tree, image);
    assertEquals(image.size(), packed.length());
    return new Written(image, packed);
  }

  SquashfsImage open() throws IOException {
    return SquashfsImage.open(image, SquashfsOptions.defaults());
  }

  SquashfsReader reader() throws IOException {
    return SquashfsReader.open(image, SquashfsOptions.defaults());
  }

  byte[] bytes() throws IOException {
    return ((ImageSource) image).readBytes(0, (int) image.size());
  }

  /** Checks that the image has exactly the tree, and nothing odd about it. */
  Written assertIs(FileTree tree) throws IOException {
    try (SquashfsImage opened = open()) {
      assertEquals(List.of(), TreeComparer.create().compare(tree, opened.tree()));
    }
    assertEquals(List.of(), findings());
    return this;
  }

  List<Diagnostic> findings() throws IOException {
    return SquashfsCheck.of(reader()).withData().run().stream()
        .filter(f -> !f.code().equals(SquashfsFinding.COMPRESSION_NOT_IN_LINUX.code()))
        .toList();
  }
}
