package io.github.bootformats.tree.nio;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A part of the matrix. */
abstract class MatrixTestCase {
  private final MatrixSystem system;
  private MatrixSystem.@Nullable Place place;
  @TempDir Path host = Path.of("");

  /** An empty directory to work in. */
  Path dir = Path.of("");

  MatrixTestCase(MatrixSystem system) {
    this.system = system;
  }

  @BeforeEach
  void open() throws IOException {
    assumeTrue(system != MatrixSystem.HOST || OS.LINUX.isCurrentOs());
    MatrixSystem.Place opened = system.open(host);
    place = opened;
    dir = opened.directory();
  }

  @AfterEach
  void close() throws IOException {
    if (place != null) {
      place.owner().close();
    }
  }

  final Path file(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text);
  }

  final Path directory(String name) throws IOException {
    return Files.createDirectory(dir.resolve(name));
  }

  final Path link(String name, String target) throws IOException {
    return Files.createSymbolicLink(dir.resolve(name), dir.getFileSystem().getPath(target));
  }

  static void refuses(Class<? extends Exception> expected, Executable todo) {
    assertThrows(expected, todo);
  }
}
