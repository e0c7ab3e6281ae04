package io.github.bootformats.tree.nio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.tree.DeviceNumber;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.ResolvedNode;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeResolver;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.SampleTrees;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the host has no like of. */
class TreeFileSystemTest {
  @Test
  void showsEverything() throws IOException {
    try (FileSystem fs = TreeFileSystem.of(SampleTrees.everything())) {
      assertEquals("root:x:0:0::/:/bin/sh\n", Files.readString(fs.getPath("/etc/passwd")));
      assertEquals("root:x:0:0::/:/bin/sh\n", Files.readString(fs.getPath("etc/../etc/passwd")));
      assertEquals("/", fs.getPath("../..").toRealPath().toString());
      try (Stream<Path> found = Files.walk(fs.getPath("/"))) {
        assertEquals(18, found.count());
      }
      Map<String, Object> console = Files.readAttributes(fs.getPath("/dev/console"), "unix:*");
      assertEquals(020600, console.get("mode"));
      assertEquals(new DeviceNumber(5, 1).toLinux(), console.get("rdev"));
      assertEquals(true, console.get("isOther"));
      assertEquals("5", String.valueOf(console.get("group")));
      Path su = fs.getPath("/bin/su");
      assertEquals(0104755, Files.getAttribute(su, "unix:mode"));
      assertEquals(2, Files.getAttribute(su, "unix:nlink"));
      assertEquals(
          Files.getAttribute(su, "unix:ino"), Files.getAttribute(fs.getPath("/sh"), "unix:ino"));
      assertThrows(FileSystemException.class, () -> Files.readString(fs.getPath("/dev/console")));
      assertThrows(FileSystemException.class, () -> Files.newInputStream(fs.getPath("/dev")));
    }
  }

  @Test
  void keepsBytesThatAreNotText() throws IOException {
    try (TreeFileSystem fs = TreeFileSystem.of(SampleTrees.withoutDevices())) {
      List<Path> odd;
      try (Stream<Path> all = Files.list(fs.getPath("/"))) {
        odd = all.filter(path -> path.toString().startsWith("/n")).collect(Collectors.toList());
      }
      assertEquals(1, odd.size());
      assertEquals("/n\uDCFF\uDCE4", odd.get(0).toString());
      assertEquals("odd", Files.readString(fs.getPath(odd.get(0).toString())));
      assertEquals(SampleTrees.NOT_UTF8, TreeFileSystem.bytes(odd.get(0).getFileName()));
      assertEquals(odd.get(0), fs.path(TreePath.root().resolve(SampleTrees.NOT_UTF8)));
      assertEquals("odd", Files.readString(fs.getPath("/link")));
      Path target = Files.readSymbolicLink(fs.getPath("/link"));
      assertEquals(fs.path(SampleTrees.NOT_UTF8), target);
      assertEquals("bootfmt-tree://fs", target.toUri().toString().substring(0, 17));
      assertTrue(target.toUri().toString().endsWith("/n%FF%E4"));
      assertEquals(odd.get(0), fs.provider().getPath(target.toUri()));
    }
  }

  @Test
  void refusesTextThatIsNoPath() {
    TreeFileSystem fs = TreeFileSystem.of(SampleTrees.empty());
    assertThrows(InvalidPathException.class, () -> fs.getPath("a\0"));
    assertThrows(InvalidPathException.class, () -> fs.getPath("a\uD800"));
    assertThrows(InvalidPathException.class, () -> fs.getPath("\uDC00b"));
    assertThrows(InvalidPathException.class, () -> fs.path(Bytes.of((byte) 0)));
    Path host = FileSystems.getDefault().getPath("a");
    Path ours = fs.getPath("a");
    assertThrows(ProviderMismatchException.class, () -> ours.resolve(host));
    assertThrows(ProviderMismatchException.class, () -> ours.relativize(host));
    assertThrows(ClassCastException.class, () -> ours.compareTo(host));
    assertThrows(ProviderMismatchException.class, () -> TreeFileSystem.bytes(host));
    assertFalse(ours.startsWith(host) || ours.endsWith(host) || ours.equals(host));
    assertNotEquals(TreeFileSystem.of(fs.tree()).getPath("a"), ours);
    assertThrows(UnsupportedOperationException.class, ours::toFile);
    assertThrows(UnsupportedOperationException.class, fs::newWatchService);
  }

  @Test
  void findsPathsByUriWhileOpen() throws IOException {
    TreeFileSystem fs = TreeFileSystem.of(SampleTrees.empty());
    URI uri = fs.getPath("/a b/%").toUri();
    assertEquals(fs.getPath("/a b/%"), fs.provider().getPath(uri));
    assertEquals(fs, fs.provider().getFileSystem(uri));
    for (String bad : List.of("file:///a", "bootfmt-tree:a", uri + "?q", uri + "#f", uri + "%00")) {
      assertThrows(RuntimeException.class, () -> fs.provider().getPath(URI.create(bad)), bad);
    }
    fs.close();
    assertThrows(FileSystemNotFoundException.class, () -> fs.provider().getPath(uri));
  }

  @Test
  void reachesWhatJavaHasNoWordsFor() throws IOException {
    MemoryTree tree = SampleTrees.everything();
    Bytes capability = Bytes.utf8("security.capability");
    tree.setXattr(TreePath.of("bin/su"), capability, Bytes.zeros(3));
    tree.setXattr(
        TreePath.of("bin/su"), Bytes.of(new byte[] {'u', 's', 'e', 'r', '.', -1}), Bytes.zeros(2));
    try (FileSystem fs = TreeFileSystem.of(tree)) {
      ResolvedNode su = TreeFileSystem.resolve(fs.getPath("/bin/../sh"));
      assertEquals(TreePath.of("sh"), su.path());
      assertEquals(Bytes.zeros(3), su.node().xattrs().get(capability));
      var user =
          Objects.requireNonNull(
              Files.getFileAttributeView(fs.getPath("/sh"), UserDefinedFileAttributeView.class));
      assertEquals(List.of("\uDCFF"), user.list());
      assertEquals(2, user.size("\uDCFF"));
      assertEquals(
          FileType.SYMLINK,
          TreeFileSystem.resolve(fs.getPath("/link"), LinkOption.NOFOLLOW_LINKS).node().type());
    }
  }

  @Test
  void isBuiltAsAsked() throws IOException {
    MemoryTree tree = SampleTrees.withoutDevices();
    Instant time = Instant.ofEpochSecond(1_234_567, 89);
    ReadLimits fewLinks = ReadLimits.builder().with(TreeResolver.MAX_SYMLINK_HOPS, 1).build();
    try (TreeFileSystem fs =
        TreeFileSystem.builder(tree)
            .workingDirectory(TreePath.of("etc"))
            .owner(1000, 4_000_000_000L)
            .clock(Clock.fixed(time, ZoneOffset.UTC))
            .limits(fewLinks)
            .build()) {
      Path file = Files.writeString(fs.getPath("new"), "x");
      assertEquals("/etc/new", file.toAbsolutePath().toString());
      assertEquals(FileTime.from(time), Files.getLastModifiedTime(file));
      assertEquals(FileTime.from(time), Files.getLastModifiedTime(fs.getPath("")));
      assertEquals("1000", Files.getOwner(file).getName());
      assertEquals((int) 4_000_000_000L, Files.getAttribute(file, "unix:gid"));
      assertEquals(0100644, Files.getAttribute(file, "unix:mode"));
      Files.createSymbolicLink(fs.getPath("one"), file);
      Files.createSymbolicLink(fs.getPath("two"), fs.getPath("one"));
      assertEquals("x", Files.readString(fs.getPath("one")));
      assertThrows(FileSystemLoopException.class, () -> Files.readString(fs.getPath("two")));
      assertThrows(FileSystemLoopException.class, () -> Files.writeString(fs.getPath("two"), ""));
      Files.setAttribute(file, "unix:uid", -2);
      assertEquals("4294967294", Files.getOwner(file).getName());
      assertArrayEquals(
          new byte[] {'x'},
          TreeFileSystem.resolve(file).node().content().newInputStream().readAllBytes());
    }
  }
}
