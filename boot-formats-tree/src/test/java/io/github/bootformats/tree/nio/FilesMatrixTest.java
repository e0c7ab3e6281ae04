package io.github.bootformats.tree.nio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Directories, links and streams. */
@ParameterizedClass
@EnumSource
class FilesMatrixTest extends MatrixTestCase {
  FilesMatrixTest(MatrixSystem system) {
    super(system);
  }

  @Test
  void readsAndWrites() throws IOException {
    Path file = file("f", "one\ntwo\n");
    assertEquals(8, Files.size(file));
    assertEquals(List.of("one", "two"), Files.readAllLines(file));
    try (Stream<String> lines = Files.lines(file)) {
      assertEquals(2, lines.count());
    }
    Files.write(file, List.of("three"));
    assertEquals("three\n", Files.readString(file));
    Files.write(file, new byte[0]);
    assertEquals(0, Files.size(file));
  }

  @Test
  void streams() throws IOException {
    Path file = file("f", "0123456789");
    try (InputStream in = Files.newInputStream(file)) {
      assertEquals('0', in.read());
      assertEquals(4, in.skip(4));
      assertEquals('5', in.read());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assertEquals(4, in.transferTo(out));
      assertArrayEquals("6789".getBytes(StandardCharsets.US_ASCII), out.toByteArray());
      assertEquals(-1, in.read());
    }
    refuses(NoSuchFileException.class, () -> Files.newInputStream(dir.resolve("none")));
    refuses(
        UnsupportedOperationException.class,
        () -> Files.newInputStream(file, StandardOpenOption.APPEND));
    refuses(
        IllegalArgumentException.class, () -> Files.newOutputStream(file, StandardOpenOption.READ));
  }

  @Test
  void createsDirectories() throws IOException {
    Path deep = Files.createDirectories(dir.resolve("a/b/c"));
    assertTrue(Files.isDirectory(deep));
    assertEquals(deep, Files.createDirectories(deep));
    refuses(FileAlreadyExistsException.class, () -> Files.createDirectory(deep));
    refuses(NoSuchFileException.class, () -> Files.createDirectory(dir.resolve("x/y")));
    file("f", "");
    refuses(FileSystemException.class, () -> Files.createDirectory(dir.resolve("f/y")));
    refuses(FileAlreadyExistsException.class, () -> Files.createDirectories(dir.resolve("f")));
    link("l", "nowhere");
    refuses(FileAlreadyExistsException.class, () -> Files.createDirectory(dir.resolve("l")));
  }

  @Test
  void deletes() throws IOException {
    directory("d");
    Path file = file("d/f", "x");
    refuses(DirectoryNotEmptyException.class, () -> Files.delete(dir.resolve("d")));
    Files.delete(file);
    refuses(NoSuchFileException.class, () -> Files.delete(file));
    assertFalse(Files.deleteIfExists(file));
    link("l", "d");
    Files.delete(dir.resolve("l"));
    assertTrue(Files.exists(dir.resolve("d")));
    Files.delete(dir.resolve("d"));
    assertTrue(Files.notExists(dir.resolve("d")));
  }

  @Test
  void followsLinks() throws IOException {
    directory("d");
    file("d/f", "text");
    Path link = link("l", "d/../d/f");
    assertEquals("text", Files.readString(link));
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.isRegularFile(link));
    assertFalse(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS));
    assertEquals("d/../d/f", Files.readSymbolicLink(link).toString());
    assertEquals(dir.resolve("d/f"), link.toRealPath());
    assertEquals(link, link.toRealPath(LinkOption.NOFOLLOW_LINKS));
    assertEquals(dir.resolve("d"), dir.resolve("./d/../d/.").toRealPath(LinkOption.NOFOLLOW_LINKS));
    assertTrue(Files.isSameFile(link, dir.resolve("d/f")));
    refuses(NotLinkException.class, () -> Files.readSymbolicLink(dir.resolve("d")));
    refuses(FileAlreadyExistsException.class, () -> link("l", "x"));
  }

  @Test
  void dotsAfterALinkAreAmbiguous() throws IOException {
    directory("d");
    directory("d/e");
    link("l", "d/e");
    assertEquals(dir.resolve("d"), dir.resolve("l/..").toRealPath());
    assertEquals(dir.resolve("l/.."), dir.resolve("l/..").toRealPath(LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void endsAtLoops() throws IOException {
    link("a", "b");
    link("b", "a");
    assertFalse(Files.exists(dir.resolve("a")));
    refuses(FileSystemException.class, () -> Files.readString(dir.resolve("a")));
    refuses(FileSystemException.class, () -> dir.resolve("a").toRealPath());
    refuses(FileSystemException.class, () -> Files.writeString(dir.resolve("a"), "x"));
    for (int i = 0; i < 45; i++) {
      link("c" + i, i == 0 ? "." : "c" + (i - 1));
    }
    assertTrue(Files.isDirectory(dir.resolve("c39")));
    assertFalse(Files.exists(dir.resolve("c40")));
  }

  @Test
  void writesBehindLinks() throws IOException {
    directory("d");
    link("l", "d/new");
    Files.writeString(dir.resolve("l"), "text");
    assertEquals("text", Files.readString(dir.resolve("d/new")));
    link("bad", "no/new");
    refuses(NoSuchFileException.class, () -> Files.writeString(dir.resolve("bad"), "text"));
  }

  @Test
  void linksFiles() throws IOException {
    Path file = file("f", "one");
    Path second = Files.createLink(dir.resolve("g"), file);
    Files.writeString(second, "two");
    assertEquals("two", Files.readString(file));
    assertTrue(Files.isSameFile(file, second));
    assertEquals(2, Files.getAttribute(file, "unix:nlink"));
    assertEquals(
        Files.readAttributes(file, BasicFileAttributes.class).fileKey(),
        Files.readAttributes(second, BasicFileAttributes.class).fileKey());
    refuses(FileAlreadyExistsException.class, () -> Files.createLink(second, file));
    directory("d");
    refuses(FileSystemException.class, () -> Files.createLink(dir.resolve("h"), dir.resolve("d")));
    Files.delete(file);
    assertEquals("two", Files.readString(second));
  }

  @Test
  @SuppressWarnings("StreamResourceLeak") // closed in the middle
  void listsDirectories() throws IOException {
    file("b", "");
    file("a.txt", "");
    directory("c");
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(dir, "*.txt")) {
      Iterator<Path> entries = stream.iterator();
      refuses(IllegalStateException.class, stream::iterator);
      assertTrue(entries.hasNext());
      assertEquals(dir.resolve("a.txt"), entries.next());
      assertFalse(entries.hasNext());
      refuses(NoSuchElementException.class, entries::next);
      refuses(UnsupportedOperationException.class, entries::remove);
    }
    DirectoryStream<Path> closed = Files.newDirectoryStream(dir);
    Iterator<Path> rest = closed.iterator();
    closed.close();
    assertFalse(rest.hasNext());
    refuses(NotDirectoryException.class, () -> Files.newDirectoryStream(dir.resolve("b")).close());
    refuses(NoSuchFileException.class, () -> Files.newDirectoryStream(dir.resolve("x")).close());
    link("l", "c");
    try (Stream<Path> none = Files.list(dir.resolve("l"))) {
      assertEquals(0, none.count());
    }
  }

  @Test
  void filtersMayFail() throws IOException {
    file("a", "");
    DirectoryStream.Filter<Path> fails =
        path -> {
          throw new IOException("no");
        };
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(dir, fails)) {
      assertThrows(DirectoryIteratorException.class, () -> stream.iterator().hasNext());
    }
  }

  @Test
  void walks() throws IOException {
    Files.createDirectories(dir.resolve("a/b"));
    file("a/b/f", "");
    link("a/up", "..");
    try (Stream<Path> found = Files.walk(dir)) {
      assertEquals(
          List.of("", "a", "a/b", "a/b/f", "a/up"),
          found.map(each -> dir.relativize(each).toString()).sorted().collect(Collectors.toList()));
    }
    try (Stream<Path> found = Files.walk(dir, FileVisitOption.FOLLOW_LINKS)) {
      assertThrows(UncheckedIOException.class, found::count);
    }
    try (Stream<Path> found = Files.find(dir, 9, (path, is) -> is.isRegularFile())) {
      assertEquals(List.of(dir.resolve("a/b/f")), found.collect(Collectors.toList()));
    }
  }

  @Test
  void deletesAllOfADirectory() throws IOException {
    Files.createDirectories(dir.resolve("a/b"));
    file("a/b/f", "");
    Files.walkFileTree(
        dir.resolve("a"),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes is) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
    assertFalse(Files.exists(dir.resolve("a")));
  }

  @Test
  void temporaryFiles() throws IOException {
    Path file = Files.createTempFile(dir, "x", ".tmp");
    Path directory = Files.createTempDirectory(dir, "y");
    assertTrue(Files.isRegularFile(file));
    assertTrue(Files.isDirectory(directory));
    assertEquals(-1, Files.mismatch(file, file("z", "")));
  }

  @Test
  void timesFollowChanges() throws IOException {
    directory("d");
    Path file = file("d/f", "x");
    var old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(dir.resolve("d"), old);
    Files.setLastModifiedTime(file, old);
    Files.readString(file);
    assertEquals(old, Files.getLastModifiedTime(file));
    Files.writeString(file, "y");
    assertTrue(Files.getLastModifiedTime(file).compareTo(old) > 0);
    assertEquals(old, Files.getLastModifiedTime(dir.resolve("d")));
    Files.delete(file);
    assertTrue(Files.getLastModifiedTime(dir.resolve("d")).compareTo(old) > 0);
  }
}
