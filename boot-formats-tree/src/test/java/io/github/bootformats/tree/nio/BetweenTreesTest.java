package io.github.bootformats.tree.nio;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.SampleTrees;
import io.github.bootformats.tree.TreeComparer;
import io.github.bootformats.tree.TreeDigest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copies and moves from one file system to another. */
class BetweenTreesTest {
  @TempDir Path host = Path.of("");

  private static void copyAll(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> found = Files.walk(from)) {
      all = found.sorted().collect(Collectors.toList());
    }
    for (Path each : all) {
      Path target = to;
      for (Path name : from.relativize(each)) {
        target = target.resolve(name.toString());
      }
      if (!target.equals(to)) {
        Files.copy(each, target, COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
      }
    }
    for (int i = all.size() - 1; i >= 0; i--) { // as writing into directories changed their times
      if (Files.isDirectory(all.get(i), LinkOption.NOFOLLOW_LINKS)) {
        Files.setLastModifiedTime(
            to.resolve(from.relativize(all.get(i)).toString()),
            Files.getLastModifiedTime(all.get(i)));
      }
    }
  }

  @Test
  void everythingGoesFromTreeToTree() throws IOException {
    MemoryTree copy = SampleTrees.empty();
    FileTree original = SampleTrees.everything();
    try (FileSystem from = TreeFileSystem.of(original);
        FileSystem to = TreeFileSystem.of(copy)) {
      copyAll(from.getPath("/"), to.getPath("/"));
    }
    List<String> differences =
        TreeComparer.create().compare(original, copy).stream()
            .map(Object::toString)
            .filter(text -> !text.contains("link")) // a name is copied, not the file's other names
            .collect(Collectors.toList());
    assertEquals(List.of(), differences);
  }

  @Test
  void goesToTheHostAndBack() throws IOException {
    MemoryTree tree = SampleTrees.empty();
    try (FileSystem fs = TreeFileSystem.of(tree)) {
      Path source = Files.createDirectories(fs.getPath("/a/b/c"));
      Files.writeString(source.resolve("f"), "text");
      Files.writeString(fs.getPath("/a/g"), "more");
      copyAll(fs.getPath("/a"), Files.createDirectory(host.resolve("copy")));
      assertEquals("text", Files.readString(host.resolve("copy/b/c/f")));
      Files.createDirectory(fs.getPath("/back"));
      copyAll(host.resolve("copy"), fs.getPath("/back"));
      assertEquals("text", Files.readString(fs.getPath("/back/b/c/f")));
      assertEquals(
          Files.getLastModifiedTime(host.resolve("copy/g")),
          Files.getLastModifiedTime(fs.getPath("/back/g")));
      Files.move(host.resolve("copy/g"), fs.getPath("/moved"));
      assertFalse(Files.exists(host.resolve("copy/g")));
      Files.move(fs.getPath("/moved"), host.resolve("moved"));
      assertEquals("more", Files.readString(host.resolve("moved")));
      assertFalse(Files.exists(fs.getPath("/moved")));
    }
  }

  @Test
  void aHostDirectoryIsAReadOnlyTree() throws IOException {
    Files.writeString(host.resolve("f"), "text");
    try (FileSystem fs = TreeFileSystem.of(HostTree.of(host))) {
      assertEquals("text", Files.readString(fs.getPath("/f")));
      try (var channel = Files.newByteChannel(fs.getPath("f"))) {
        assertEquals(4, channel.size());
      }
      assertTrue(fs.isReadOnly());
    }
  }

  /** What the views show is all that there is to a tree. */
  @Test
  void aFileSystemOfATreeIsThatTree() throws IOException {
    FileTree original = SampleTrees.everything();
    try (FileSystem fs = TreeFileSystem.of(original)) {
      FileTree seen = HostTree.of(fs.getPath("/"));
      assertEquals(List.of(), TreeComparer.create().compare(original, seen));
      assertEquals(TreeDigest.create().of(original), TreeDigest.create().of(seen));
    }
  }

  @Test
  void imagesMayLieInTrees() throws IOException {
    try (FileSystem fs = TreeFileSystem.of(SampleTrees.everything());
        ImageSource image = ImageSource.open(fs.getPath("/bin/su"))) {
      assertEquals(100_000, image.size());
      assertArrayEquals(
          Files.readAllBytes(fs.getPath("/bin/su")), image.readBytes(0, (int) image.size()));
    }
    try (FileSystem fs = TreeFileSystem.of(SampleTrees.empty());
        ImageTarget image = ImageTarget.create(fs.getPath("/disk.img"))) {
      image.write(5, Bytes.utf8("text").asByteBuffer());
      image.truncate(7);
      assertEquals("\0\0\0\0\0te", Files.readString(fs.getPath("/disk.img")));
    }
  }

  @Test
  void movesBetweenTrees() throws IOException {
    MemoryTree other = SampleTrees.empty();
    try (FileSystem from = TreeFileSystem.of(SampleTrees.everything());
        FileSystem to = TreeFileSystem.of(other)) {
      Path console = from.getPath("/dev/console");
      assertThrows(
          AtomicMoveNotSupportedException.class,
          () -> Files.move(console, to.getPath("/c"), ATOMIC_MOVE));
      Files.move(console, to.getPath("/c"));
      assertFalse(Files.exists(console));
      assertEquals(FileType.CHARACTER_DEVICE, other.find(TreePath.of("c")).orElseThrow().type());
      assertThrows(
          DirectoryNotEmptyException.class,
          () -> Files.move(from.getPath("/dev"), to.getPath("/dev")));
      assertThrows(
          FileSystemException.class,
          () -> Files.createLink(to.getPath("/l"), from.getPath("/bin/su")));
      assertFalse(Files.isSameFile(from.getPath("/"), to.getPath("/")));
      assertFalse(Files.isSameFile(from.getPath("/"), host));
    }
  }

  @Test
  void copiesOutliveTheirOriginal() throws IOException {
    MemoryTree original = SampleTrees.empty();
    boolean[] closed = {false};
    FileContent closing =
        new FileContent() {
          @Override
          public long size() {
            return 4;
          }

          @Override
          public InputStream newInputStream() throws IOException {
            if (closed[0]) {
              throw new IOException("closed");
            }
            return SampleTrees.text("text").newInputStream();
          }
        };
    original.createFile(TreePath.of("f"), SampleTrees.PLAIN, closing);
    try (FileSystem from = TreeFileSystem.of(original);
        FileSystem to = TreeFileSystem.of(SampleTrees.empty())) {
      Files.copy(from.getPath("f"), to.getPath("f"));
      closed[0] = true;
      assertEquals("text", Files.readString(to.getPath("f")));
      assertThrows(IOException.class, () -> Files.copy(from.getPath("f"), to.getPath("g")));
      assertFalse(Files.exists(to.getPath("g")));
    }
  }
}
