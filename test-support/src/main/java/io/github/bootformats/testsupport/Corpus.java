package io.github.bootformats.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * One directory of sample files that are not part of the project, such as {@code partitions}.
 *
 * <p>The system property {@value #PROPERTY} names the directory that holds them all; without it the
 * tests that ask for a corpus are skipped. Such tests bear the tag {@code corpus}.
 */
public final class Corpus {
  /** Names the directory of all corpora; a relative one starts at the project's root. */
  public static final String PROPERTY = "bootformats.corpus";

  private final Path directory;

  private Corpus(Path directory) {
    this.directory = directory;
  }

  /**
   * Opens a corpus, or skips the running test when there is none on this machine.
   *
   * @param name the directory's name, such as {@code partitions}
   * @return the corpus
   * @throws IllegalStateException if {@value #PROPERTY} is set, but has no such directory: a typing
   *     error must not look like a skipped test
   */
  public static Corpus open(String name) {
    String root = System.getProperty(PROPERTY, "");
    Assumptions.assumeFalse(root.isBlank(), PROPERTY + " is not set: no corpus");
    Path directory = ProjectFiles.fromCommandLine(root).resolve(name);
    if (!Files.isDirectory(directory)) {
      throw new IllegalStateException(PROPERTY + "=" + root + " has no directory " + name);
    }
    return new Corpus(directory);
  }

  /**
   * Returns where the corpus is.
   *
   * @return the directory
   */
  public Path directory() {
    return directory;
  }

  /**
   * Lists all regular files below a directory, at any depth.
   *
   * @param path relative to the corpus; empty for all
   * @return the files in the order of their names
   * @throws IOException if the directory cannot be read
   */
  public List<CorpusFile> files(String path) throws IOException {
    try (Stream<Path> paths = Files.walk(directory.resolve(path))) {
      return paths
          .filter(Files::isRegularFile)
          .sorted()
          .map(file -> new CorpusFile(directory, file))
          .toList();
    }
  }

  /**
   * Returns one file, which must be there.
   *
   * @param name its path relative to the corpus, with the suffix of its compression
   * @return the file
   */
  public CorpusFile file(String name) {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("No " + name + " in " + directory);
    }
    return new CorpusFile(directory, file);
  }
}
