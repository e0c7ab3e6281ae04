package io.github.bootformats.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the checkout is that the running tests belong to. */
final class ProjectFiles {
  private ProjectFiles() {}

  /** Returns the project's root: the nearest directory upwards that holds the oracles. */
  static Optional<Path> root() {
    for (Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      if (Files.isRegularFile(dir.resolve("oracles/install.sh"))) {
        return Optional.of(dir);
      }
    }
    return Optional.empty();
  }

  /** Resolves a path that a person gave on Maven's command line, which runs in the root. */
  static Path fromCommandLine(String path) {
    return root().orElseGet(() -> Path.of("").toAbsolutePath()).resolve(path).normalize();
  }
}
