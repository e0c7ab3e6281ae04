package io.github.bootformats.tree.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.SampleTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Trees that want to do harm end in the exceptions of {@code java.nio.file}. */
@Timeout(60)
class HostileTreeTest {
  /** A directory that has itself as an entry, without end. */
  private record Endless(Bytes name) implements TreeNode {
    @Override
    public FileType type() {
      return FileType.DIRECTORY;
    }

    @Override
    public NodeMetadata metadata() {
      return NodeMetadata.of(0755);
    }

    @Override
    public TreeCursor children() {
      return TreeCursor.of(List.of(new Endless(Bytes.utf8("d"))));
    }
  }

  /** A directory with one entry of any name, of which nothing can be read. */
  private record Damaged(Bytes name, FileType type, Bytes child) implements TreeNode {
    @Override
    public NodeMetadata metadata() throws IOException {
      if (type == FileType.DIRECTORY) {
        return NodeMetadata.of(0755);
      }
      throw new MalformedFormatException("test", "test.metadata", 7, "no metadata");
    }

    @Override
    public TreeCursor children() {
      return TreeCursor.of(List.of(new Damaged(child, FileType.REGULAR, child)));
    }
  }

  private static FileTree damaged(Bytes child) {
    return () -> new Damaged(Bytes.empty(), FileType.DIRECTORY, child);
  }

  @Test
  void endlessDirectoriesEnd() throws IOException {
    FileTree endless = () -> new Endless(Bytes.empty());
    ReadLimits shallow = ReadLimits.builder().with(TreeWalk.MAX_DEPTH, 300).build();
    try (FileSystem fs = TreeFileSystem.builder(endless).limits(shallow).build();
        Stream<Path> all = Files.walk(fs.getPath("/"))) {
      UncheckedIOException e = assertThrows(UncheckedIOException.class, all::count);
      assertInstanceOf(LimitExceededException.class, e.getCause());
    }
    try (FileSystem fs = TreeFileSystem.of(endless)) {
      assertThrows(LimitExceededException.class, () -> Files.size(fs.getPath("/d".repeat(3000))));
      assertTrue(Files.isDirectory(fs.getPath("/d".repeat(2000))));
    }
  }

  @Test
  void linksEnd() throws IOException {
    MemoryTree tree = SampleTrees.empty();
    for (String target : List.of("l", "./l/l", "/k", "../../../m", "")) {
      String name = target.isEmpty() ? "empty" : target.substring(target.length() - 1);
      tree.createSymlink(TreePath.of(name), SampleTrees.PLAIN, Bytes.utf8(target));
      tree.createDirectory(TreePath.of("d" + target.length()), SampleTrees.EXECUTABLE);
      tree.createSymlink(
          TreePath.of("d" + target.length() + "/up"), SampleTrees.PLAIN, Bytes.utf8(".."));
      if (name.equals("l")) {
        tree.delete(TreePath.of("l"));
      }
    }
    tree.createSymlink(TreePath.of("l"), SampleTrees.PLAIN, Bytes.utf8("l"));
    tree.createSymlink(TreePath.of("nul"), SampleTrees.PLAIN, Bytes.of((byte) 'a', (byte) 0));
    tree.createSymlink(TreePath.of("slash"), SampleTrees.PLAIN, Bytes.utf8("//d1//"));
    try (FileSystem fs = TreeFileSystem.of(tree)) {
      assertThrows(FileSystemLoopException.class, () -> Files.size(fs.getPath("/l")));
      assertThrows(FileSystemLoopException.class, () -> Files.size(fs.getPath("/k/x")));
      assertThrows(FileSystemLoopException.class, () -> Files.writeString(fs.getPath("/m"), ""));
      assertThrows(NoSuchFileException.class, () -> Files.size(fs.getPath("/empty")));
      assertEquals("", Files.readSymbolicLink(fs.getPath("/empty")).toString());
      assertThrows(FileSystemException.class, () -> Files.readSymbolicLink(fs.getPath("/nul")));
      assertFalse(Files.exists(fs.getPath("/nul")));
      assertThrows(NoSuchFileException.class, () -> Files.writeString(fs.getPath("/nul"), ""));
      assertEquals("/d1", fs.getPath("/slash").toRealPath().toString());
      assertEquals("/d1", Files.readSymbolicLink(fs.getPath("/slash")).toString());
      try (Stream<Path> all = Files.walk(fs.getPath("/"), FileVisitOption.FOLLOW_LINKS)) {
        UncheckedIOException e = assertThrows(UncheckedIOException.class, all::count);
        assertInstanceOf(FileSystemException.class, e.getCause());
      }
    }
  }

  @Test
  void namesThatAreNoneAreRefused() throws IOException {
    for (String name : List.of("", ".", "..", "a/b", "/", "a\0")) {
      try (FileSystem fs = TreeFileSystem.of(damaged(Bytes.utf8(name)))) {
        try (var entries = Files.newDirectoryStream(fs.getPath("/"))) {
          DirectoryIteratorException e =
              assertThrows(DirectoryIteratorException.class, () -> entries.iterator().next());
          assertInstanceOf(MalformedFormatException.class, e.getCause());
        }
        try (Stream<Path> all = Files.walk(fs.getPath("/"))) {
          assertThrows(UncheckedIOException.class, all::count);
        }
      }
    }
  }

  @Test
  void damageIsTold() throws IOException {
    try (FileSystem fs = TreeFileSystem.of(damaged(Bytes.utf8("f")))) {
      Path file = fs.getPath("/f");
      assertThrows(
          MalformedFormatException.class,
          () -> Files.readAttributes(file, "unix:*", LinkOption.NOFOLLOW_LINKS));
      assertThrows(IOException.class, () -> Files.readString(file));
      try (Stream<Path> all = Files.walk(fs.getPath("/"))) {
        assertThrows(UncheckedIOException.class, all::count);
      }
    }
  }
}
