package io.github.bootformats.testsupport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** A file of a {@link Corpus}; those that end in {@code .gz} or {@code .xz} are read unpacked. */
public final class CorpusFile {
  private final Path corpus;
  private final Path file;

  CorpusFile(Path corpus, Path file) {
    this.corpus = corpus;
    this.file = file;
  }

  /**
   * Returns the name without the suffix of a compression.
   *
   * @return the path relative to the corpus, such as {@code crafted/g09_hybrid.img}
   */
  public String name() {
    String name = corpus.relativize(file).toString().replace('\\', '/');
    return name.endsWith(".gz") || name.endsWith(".xz")
        ? name.substring(0, name.length() - 3)
        : name;
  }

  /**
   * Returns the file as it lies, perhaps compressed.
   *
   * @return its path
   */
  public Path path() {
    return file;
  }

  /**
   * Reads the unpacked content.
   *
   * @return all of it
   * @throws IOException if the file cannot be read
   */
  public byte[] bytes() throws IOException {
    try (InputStream in = open()) {
      return in.readAllBytes();
    }
  }

  /**
   * Reads the unpacked content as text.
   *
   * @return its lines, decoded as UTF-8
   * @throws IOException if the file cannot be read
   */
  public List<String> lines() throws IOException {
    return new String(bytes(), StandardCharsets.UTF_8).lines().toList();
  }

  /**
   * Unpacks the file for programs that want one.
   *
   * @param directory where to put it, under the last part of its {@linkplain #name() name}
   * @return the unpacked file
   * @throws IOException if the file cannot be read or written
   */
  public Path unpackInto(Path directory) throws IOException {
    Path target = directory.resolve(name().substring(name().lastIndexOf('/') + 1));
    try (InputStream in = open()) {
      Files.copy(in, target);
    }
    return target;
  }

  private InputStream open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      String name = file.toString();
      return name.endsWith(".gz")
          ? new GZIPInputStream(in, 1 << 16)
          : name.endsWith(".xz") ? new XZInputStream(in) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
