package io.github.bootformats.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The sources of all that is published. */
final class MainSources {
  static final Path ROOT = Path.of("..");
  private static final String SOURCES = "src/main/java";

  private MainSources() {}

  /** Lists the files of all modules but the benchmarks, which nobody gets. */
  static List<Path> all() throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.filter(m -> !m.endsWith("benchmarks")).sorted().toList()) {
        if (Files.isDirectory(module.resolve(SOURCES))) {
          try (Stream<Path> files = Files.walk(module.resolve(SOURCES))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
          }
        }
      }
    }
    return sources;
  }

  /** Returns the name of the class that a file is of. */
  static String className(Path source) {
    String separator = source.getFileSystem().getSeparator();
    String path = source.toString().replace(separator, "/");
    int begin = path.indexOf(SOURCES) + SOURCES.length() + 1;
    return path.substring(begin, path.length() - ".java".length()).replace('/', '.');
  }
}
