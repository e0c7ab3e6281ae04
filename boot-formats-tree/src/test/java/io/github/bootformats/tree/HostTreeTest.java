package io.github.bootformats.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostTreeTest {
  private static final FileTime BEFORE_1970 = FileTime.from(Instant.parse("1969-12-31T23:59:58Z"));

  @TempDir Path directory;

  @BeforeEach
  void fill() throws IOException {
    assumeTrue(File.separatorChar == '/', "needs a POSIX system");
    Files.createDirectories(directory.resolve("d/sub"));
    Files.writeString(directory.resolve("d/file"), "content");
    Files.createLink(directory.resolve("d/sub/link"), directory.resolve("d/file"));
    Files.createSymbolicLink(directory.resolve("sym"), Path.of("d/../nowhere"));
    Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
    Files.write(directory.resolve("large"), new byte[200_000]);
    Files.setAttribute(directory.resolve("d/file"), "unix:mode", 04751);
    Files.setLastModifiedTime(directory.resolve("d/file"), BEFORE_1970);
    Files.setLastModifiedTime(
        directory.resolve("large"), FileTime.from(Instant.ofEpochSecond(7, 500_000_000)));
    Files.writeString(notUtf8(), "odd");
  }

  private Path notUtf8() {
    return Path.of(URI.create(directory.toUri() + "n%FF%E4"));
  }

  private TreeNode node(String path) throws IOException {
    return HostTree.of(directory).find(TreePath.of(path)).orElseThrow();
  }

  @Test
  void showsWhatStatShows() throws IOException {
    NodeMetadata file = node("d/file").metadata();
    assertEquals(04751, file.permissions());
    assertEquals(-2, file.mtimeSeconds());
    assertEquals(500_000_000, node("large").metadata().mtimeNanos());
    assertEquals(Files.getAttribute(directory.resolve("d/file"), "unix:uid"), (int) file.uid());
    assertEquals(7, node("d/file").size());
    assertEquals(2, node("d/file").nlink());
    assertEquals(node("d/file").linkId(), node("d/sub/link").linkId());
    assertEquals(1, node("d").nlink());
    assertEquals(FileType.SYMLINK, node("sym").type());
  }

  @Test
  void linkTargetsAreAsTheyWereWritten() throws IOException {
    assertEquals(Bytes.utf8("d/../nowhere"), node("sym").target());
    Path odd = directory.resolve("odd");
    Files.createSymbolicLink(odd, notUtf8());
    assertEquals(Bytes.utf8(directory + "/").toHex() + "6effe4", node("odd").target().toHex());
    Path relative = Path.of(URI.create("file:///x%FF/%E4"));
    Files.createSymbolicLink(directory.resolve("rel"), relative.subpath(0, 2));
    assertEquals("78ff2fe4", node("rel").target().toHex());
  }

  @Test
  void namesAreBytes() throws IOException {
    TreeNode odd = HostTree.of(directory).root().child(SampleTrees.NOT_UTF8).orElseThrow();
    assertEquals(3, odd.size());
    assertTrue(
        HostTree.of(directory).root().sortedChildren().toList().stream()
            .anyMatch(node -> node.name().equals(SampleTrees.NOT_UTF8)));
  }

  @Test
  void showsTheAttributesOfUsers() throws IOException {
    Path file = directory.resolve("d/file");
    assumeTrue(
        Files.getFileStore(file).supportsFileAttributeView(UserDefinedFileAttributeView.class));
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    view.write("note", ByteBuffer.wrap(new byte[] {0, -1}));
    view.write("empty", ByteBuffer.allocate(0));
    assertEquals(
        Map.of(
            Bytes.utf8("user.note"),
            Bytes.of((byte) 0, (byte) -1),
            Bytes.utf8("user.empty"),
            Bytes.empty()),
        node("d/file").xattrs());
    assertEquals(Map.of(), node("sym").xattrs());
  }

  @Test
  void contentIsOfTheFileThatWasListed() throws IOException {
    TreeNode file = node("large");
    Files.write(directory.resolve("large"), new byte[5]);
    assertThrows(EOFException.class, () -> file.content().newInputStream().close());
    assertThrows(EOFException.class, () -> file.content().randomAccess());
  }

  @Test
  void takesDirectoriesOnly() throws IOException {
    assertThrows(NotDirectoryException.class, () -> HostTree.of(directory.resolve("large")));
    assertThrows(IOException.class, () -> HostTree.of(directory.resolve("no")));
    Files.createSymbolicLink(directory.resolve("to"), Path.of("d"));
    assertEquals(2, HostTree.of(directory.resolve("to")).root().children().toList().size());
  }

  @Test
  void whatVanishesIsNotListed() throws IOException {
    try (var cursor = HostTree.of(directory).root().sortedChildren()) {
      Files.delete(directory.resolve("sym"));
      assertFalse(cursor.toList().stream().anyMatch(n -> n.name().equals(Bytes.utf8("sym"))));
    }
  }
}
