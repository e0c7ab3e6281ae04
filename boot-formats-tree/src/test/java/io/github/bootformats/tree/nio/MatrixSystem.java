package io.github.bootformats.tree.nio;

import io.github.bootformats.tree.SampleTrees;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the matrix of tests is run: the host confirms what is expected of a tree. */
enum MatrixSystem {
  HOST,
  TREE;

  /** An empty directory, and what must be closed after it was used. */
  record Place(Path directory, Closeable owner) {}

  Place open(Path hostDirectory) throws IOException {
    if (this == HOST) {
      return new Place(hostDirectory.toRealPath(), () -> {});
    }
    TreeFileSystem tree = TreeFileSystem.of(SampleTrees.empty());
    return new Place(Files.createDirectories(tree.getPath("/tmp/junit")), tree);
  }
}
