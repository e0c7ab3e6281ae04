package io.github.bootformats.testsupport;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CorpusTest {
  private static final byte[] CONTENT = "one\ntwo\n".getBytes(StandardCharsets.UTF_8);

  private final String before = System.getProperty(Corpus.PROPERTY, "");

  @TempDir Path root;

  @BeforeEach
  void makeCorpus() throws IOException {
    Path toys = root.resolve("toys");
    Files.createDirectories(toys.resolve("sub"));
    Files.write(toys.resolve("plain.img"), CONTENT);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(toys.resolve("sub/a.img.gz")))) {
      out.write(CONTENT);
    }
    try (OutputStream out =
        new XZOutputStream(
            Files.newOutputStream(toys.resolve("sub/b.img.xz")), new LZMA2Options(0))) {
      out.write(CONTENT);
    }
    System.setProperty(Corpus.PROPERTY, root.toString());
  }

  @AfterEach
  void restore() {
    System.setProperty(Corpus.PROPERTY, before);
  }

  @Test
  void files_areUnpackedAndInOrder() throws IOException {
    List<CorpusFile> files = Corpus.open("toys").files("");

    assertEquals(
        List.of("plain.img", "sub/a.img", "sub/b.img"),
        files.stream().map(CorpusFile::name).toList());
    for (CorpusFile file : files) {
      assertArrayEquals(CONTENT, file.bytes(), file::name);
      assertEquals(List.of("one", "two"), file.lines());
    }
    assertEquals(2, Corpus.open("toys").files("sub").size());
  }

  @Test
  void file_canBeUnpackedForPrograms(@TempDir Path into) throws IOException {
    Path file = Corpus.open("toys").file("sub/b.img.xz").unpackInto(into);
    assertEquals(into.resolve("b.img"), file);
    assertArrayEquals(CONTENT, Files.readAllBytes(file));
  }

  @Test
  void unset_skips() {
    System.setProperty(Corpus.PROPERTY, "");
    assertThrows(TestAbortedException.class, () -> Corpus.open("toys"));
  }

  @Test
  void wrong_fails() {
    assertThrows(IllegalStateException.class, () -> Corpus.open("no-such-corpus"));
    Corpus corpus = Corpus.open("toys");
    assertThrows(IllegalArgumentException.class, () -> corpus.file("no-such-file"));
  }
}
