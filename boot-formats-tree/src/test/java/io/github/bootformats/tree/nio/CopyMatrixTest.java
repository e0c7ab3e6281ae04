package io.github.bootformats.tree.nio;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Copies and moves. */
@ParameterizedClass
@EnumSource
class CopyMatrixTest extends MatrixTestCase {
  private static final FileTime OLD = FileTime.fromMillis(1_000_000);

  CopyMatrixTest(MatrixSystem system) {
    super(system);
  }

  private void refusesToCopy(
      Class<? extends Exception> expected, String from, String to, CopyOption... how) {
    refuses(expected, () -> Files.copy(dir.resolve(from), dir.resolve(to), how));
  }

  private void refusesToMove(
      Class<? extends Exception> expected, String from, String to, CopyOption... how) {
    refuses(expected, () -> Files.move(dir.resolve(from), dir.resolve(to), how));
  }

  @Test
  void copiesFiles() throws IOException {
    Path file = file("f", "text");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
    Files.setLastModifiedTime(file, OLD);
    Path plain = Files.copy(file, dir.resolve("g"));
    assertEquals("text", Files.readString(plain));
    assertTrue(Files.isExecutable(plain));
    assertTrue(Files.getLastModifiedTime(plain).compareTo(OLD) > 0);
    Path exact = Files.copy(file, dir.resolve("h"), COPY_ATTRIBUTES);
    assertEquals(OLD, Files.getLastModifiedTime(exact));
    assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(exact)));
    Files.writeString(plain, "other");
    assertEquals("text", Files.readString(file));
  }

  @Test
  void copiesOnlyAsAsked() throws IOException {
    file("f", "text");
    file("g", "old");
    directory("d");
    file("d/x", "");
    refusesToCopy(FileAlreadyExistsException.class, "f", "g");
    refusesToCopy(FileAlreadyExistsException.class, "f", "d");
    refusesToCopy(DirectoryNotEmptyException.class, "f", "d", REPLACE_EXISTING);
    refusesToCopy(NoSuchFileException.class, "none", "g", REPLACE_EXISTING);
    refusesToCopy(NoSuchFileException.class, "f", "no/g");
    refusesToCopy(UnsupportedOperationException.class, "f", "h", ATOMIC_MOVE);
    assertEquals("old", Files.readString(dir.resolve("g")));
    Files.copy(dir.resolve("f"), dir.resolve("g"), REPLACE_EXISTING);
    assertEquals("text", Files.readString(dir.resolve("g")));
    Files.copy(dir.resolve("f"), dir.resolve("f"));
    assertEquals("text", Files.readString(dir.resolve("f")));
  }

  @Test
  void copiesDirectoriesWithoutWhatIsInThem() throws IOException {
    directory("d");
    file("d/x", "");
    Path copy = Files.copy(dir.resolve("d"), dir.resolve("e"));
    assertTrue(Files.isDirectory(copy));
    assertFalse(Files.exists(copy.resolve("x")));
    Files.copy(dir.resolve("d"), dir.resolve("d/x"), REPLACE_EXISTING);
    assertTrue(Files.isDirectory(dir.resolve("d/x")));
  }

  @Test
  void copiesLinks() throws IOException {
    file("f", "text");
    link("l", "f");
    link("bad", "none");
    Files.copy(dir.resolve("l"), dir.resolve("g"));
    assertTrue(Files.isRegularFile(dir.resolve("g"), NOFOLLOW_LINKS));
    Files.copy(dir.resolve("l"), dir.resolve("k"), NOFOLLOW_LINKS);
    assertEquals("f", Files.readSymbolicLink(dir.resolve("k")).toString());
    refusesToCopy(NoSuchFileException.class, "bad", "x");
    Files.copy(dir.resolve("bad"), dir.resolve("x"), NOFOLLOW_LINKS);
    assertTrue(Files.isSymbolicLink(dir.resolve("x")));
    refusesToCopy(FileAlreadyExistsException.class, "f", "bad");
    Files.copy(dir.resolve("f"), dir.resolve("bad"), REPLACE_EXISTING);
    assertTrue(Files.isRegularFile(dir.resolve("bad"), NOFOLLOW_LINKS));
  }

  @Test
  void copiesStreams() throws IOException {
    byte[] text = "text".getBytes(StandardCharsets.US_ASCII);
    assertEquals(4, Files.copy(new ByteArrayInputStream(text), dir.resolve("f")));
    refuses(
        FileAlreadyExistsException.class,
        () -> Files.copy(new ByteArrayInputStream(text), dir.resolve("f")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertEquals(4, Files.copy(dir.resolve("f"), out));
    assertEquals("text", out.toString(StandardCharsets.US_ASCII));
  }

  @Test
  void moves() throws IOException {
    Path file = file("f", "text");
    Files.setLastModifiedTime(file, OLD);
    Path moved = Files.move(file, dir.resolve("g"));
    assertFalse(Files.exists(file));
    assertEquals(OLD, Files.getLastModifiedTime(moved));
    directory("d");
    file("d/x", "deep");
    directory("e");
    Files.move(dir.resolve("d"), dir.resolve("e/d"));
    assertEquals("deep", Files.readString(dir.resolve("e/d/x")));
    link("l", "none");
    Files.move(dir.resolve("l"), dir.resolve("k"));
    assertTrue(Files.isSymbolicLink(dir.resolve("k")));
    Files.move(moved, moved);
    assertEquals("text", Files.readString(moved));
  }

  @Test
  void movesOnlyAsAsked() throws IOException {
    file("f", "text");
    file("g", "old");
    directory("d");
    file("d/x", "");
    directory("e");
    refusesToMove(FileAlreadyExistsException.class, "f", "g");
    refusesToMove(FileAlreadyExistsException.class, "f", "e");
    refusesToMove(DirectoryNotEmptyException.class, "f", "d", REPLACE_EXISTING);
    refusesToMove(NoSuchFileException.class, "none", "g", REPLACE_EXISTING);
    refusesToMove(NoSuchFileException.class, "f", "no/g");
    refusesToMove(UnsupportedOperationException.class, "f", "h", COPY_ATTRIBUTES);
    refusesToMove(FileSystemException.class, "d", "d/y");
    Files.move(dir.resolve("f"), dir.resolve("g"), REPLACE_EXISTING);
    assertEquals("text", Files.readString(dir.resolve("g")));
    Files.move(dir.resolve("g"), dir.resolve("e"), REPLACE_EXISTING);
    assertTrue(Files.isRegularFile(dir.resolve("e")));
  }

  @Test
  void movesAtOnce() throws IOException {
    file("f", "text");
    file("g", "old");
    directory("d");
    directory("e");
    file("e/x", "");
    Files.move(dir.resolve("f"), dir.resolve("g"), ATOMIC_MOVE);
    assertEquals("text", Files.readString(dir.resolve("g")));
    Files.move(dir.resolve("e"), dir.resolve("d"), ATOMIC_MOVE);
    assertTrue(Files.exists(dir.resolve("d/x")));
    refusesToMove(FileSystemException.class, "g", "d", ATOMIC_MOVE);
    refusesToMove(FileSystemException.class, "d", "g", ATOMIC_MOVE);
    refusesToMove(NoSuchFileException.class, "none", "g", ATOMIC_MOVE);
  }

  @Test
  void namesOfOneFileStay() throws IOException {
    Path file = file("f", "text");
    Path other = Files.createLink(dir.resolve("g"), file);
    Files.move(file, other);
    Files.copy(file, other);
    assertEquals("text", Files.readString(file));
    assertEquals("text", Files.readString(other));
  }
}
