package io.github.bootformats.tree.extract;

import static io.github.bootformats.tree.SampleTrees.EXECUTABLE;
import static io.github.bootformats.tree.SampleTrees.PLAIN;
import static io.github.bootformats.tree.SampleTrees.path;
import static io.github.bootformats.tree.SampleTrees.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.TreePath;
import io.github.bootformats.api.tree.TreeWalk;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.SampleTrees;
import io.github.bootformats.tree.TreeAttribute;
import io.github.bootformats.tree.TreeComparer;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extraction to the host that the tests run on. */
class ExtractorTest {
  @TempDir Path directory;
  private Path out;

  @BeforeEach
  void destination() {
    assumeTrue(File.separatorChar == '/', "needs a POSIX system");
    out = directory.resolve("out");
  }

  private boolean isRoot() throws IOException {
    return Files.getAttribute(directory, "unix:uid").equals(0);
  }

  private static List<String> strings(List<ExtractionNote> notes) {
    return notes.stream().map(ExtractionNote::toString).sorted().toList();
  }

  private List<String> differences(FileTree tree) throws IOException {
    TreeComparer comparer = TreeComparer.create();
    if (!isRoot()) {
      comparer = comparer.ignoring(TreeAttribute.UID).ignoring(TreeAttribute.GID);
    }
    return comparer.compare(tree, HostTree.of(out)).stream().map(Object::toString).toList();
  }

  @Test
  void makesAllThatTheJdkCan() throws IOException {
    assumeTrue(isRoot(), "files without any permission can only be compared by root");
    MemoryTree tree = SampleTrees.withoutDevices();
    assertEquals(List.of(), Extractor.create().withSpecialBits().extract(tree, out));
    assertEquals(List.of(), differences(tree));
  }

  @Test
  void setsOwnersWhereItMay() throws IOException {
    assumeTrue(isRoot());
    MemoryTree tree = SampleTrees.withoutDevices();
    tree.setMetadata(path("etc/passwd"), PLAIN.withOwner(1234, 4_000_000_000L));
    tree.setMetadata(path("etc"), EXECUTABLE.withOwner(7, 8));
    tree.setMetadata(path("link"), PLAIN.withPermissions(0777).withOwner(9, 10));
    tree.setMetadata(path("bin/su"), PLAIN.withPermissions(06755).withOwner(11, 12));
    Extractor extractor = Extractor.create().withOwners().withSpecialBits();
    assertEquals(List.of(), extractor.extract(tree, out));
    assertEquals(List.of(), differences(tree));
    tree.setMetadata(path("bin/empty"), PLAIN.withPermissions(04755).withOwner((1L << 32) - 1, 0));
    assertEquals(
        List.of(
            "/bin/empty: OWNER: ids are 32 bits: 4755 4294967295:0 2001-09-09T01:46:40.123456Z",
            "/bin/empty: SPECIAL_BITS: 4755 not set"),
        strings(extractor.extract(tree, directory.resolve("again"))));
  }

  @Test
  void listsWhatTheHostCannotHold() throws IOException {
    MemoryTree tree = SampleTrees.everything();
    tree.setXattr(path("etc"), Bytes.utf8("security.capability"), Bytes.utf8("x"));
    tree.setMetadata(path("bin"), EXECUTABLE.withMtime(-1, 5));
    tree.createSymlink(path("slashes"), PLAIN, Bytes.utf8("a//b/"));
    tree.createSymlink(path("nul"), PLAIN, Bytes.utf8("a\0b"));
    tree.createSymlink(path("none"), PLAIN, Bytes.empty());
    tree.createFile(TreePath.root().resolve("n".repeat(256)), PLAIN, text(""));
    assertEquals(
        List.of(
            "/bin/su: SPECIAL_BITS: 4755 not set",
            "/bin: TIME: without its part of a second",
            "/dev/console: SPECIAL_FILE: character device 5:1",
            "/dev/initctl: SPECIAL_FILE: fifo",
            "/dev/log: SPECIAL_FILE: socket",
            "/dev/sda1: SPECIAL_FILE: block device 8:1",
            "/etc: XATTR: security.capability: cannot be set by the JDK",
            "/" + "n".repeat(256) + ": NAME: the host has no such names",
            "/none: SYMLINK: no target of the host: ",
            "/nul: SYMLINK: no target of the host: a\\x00b",
            "/slashes: TARGET: was a//b/",
            "/tmp: SPECIAL_BITS: 1777 not set"),
        strings(Extractor.create().extract(tree, out)));
    assertEquals(0755, (int) Files.getAttribute(out.resolve("bin/su"), "unix:mode") & 07777);
  }

  @Test
  void countsWhatItMakes() throws IOException {
    List<ExtractionNote> notes = new ArrayList<>();
    ExtractionSummary summary =
        Extractor.create()
            .extract(SampleTrees.everything(), out, notes::add, (done, total) -> true);
    assertEquals(new ExtractionSummary(4, 5, 2, 2, 100_031, notes.size()), summary);
  }

  @Test
  void leavesHolesForZeros() throws IOException {
    MemoryImage sparse = MemoryImage.ofSize(100 << 20);
    sparse.write(50 << 20, ByteBuffer.wrap(new byte[] {1}));
    MemoryTree tree = SampleTrees.empty();
    tree.createFile(path("sparse"), PLAIN, FileContent.of(sparse));
    byte[] zeros = new byte[8 << 20];
    zeros[5 << 20] = 1;
    tree.createFile(path("streamed"), PLAIN, new Lying(zeros.length, Bytes.of(zeros)));
    Extractor.create().extract(tree, out);
    assertEquals(List.of(), differences(tree));
    for (String name : new String[] {"sparse", "streamed"}) {
      Process du = new ProcessBuilder("du", "-k", out.resolve(name).toString()).start();
      String kilobytes =
          new String(du.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
              .split("\\s", -1)[0];
      assertTrue(Integer.parseInt(kilobytes) <= 64, () -> name + ": " + kilobytes);
    }
  }

  @Test
  void mergesWithDirectoriesAndRefusesTheRest() throws IOException {
    Files.createDirectories(out.resolve("etc"));
    Files.writeString(out.resolve("etc/other"), "stays");
    MemoryTree tree = SampleTrees.withoutDevices();
    Extractor.create().extract(tree, out);
    assertEquals("stays", Files.readString(out.resolve("etc/other")));
    ExtractionException e =
        assertThrows(ExtractionException.class, () -> Extractor.create().extract(tree, out));
    assertInstanceOf(FileAlreadyExistsException.class, e.getCause());
    Files.delete(out.resolve("etc/other"));
    Files.setAttribute(out, "unix:mode", 0755);
    Files.setLastModifiedTime(out, tree.root().metadata().mtime());
    Extractor.create().withSpecialBits().replacing().extract(tree, out);
    if (isRoot()) {
      tree.setMetadata(TreePath.root(), HostTree.of(out).root().metadata());
      assertEquals(List.of(), differences(tree));
    }
  }

  @Test
  void neverReplacesADirectory() throws IOException {
    Files.createDirectories(out.resolve("etc/passwd/full"));
    ExtractionException e =
        assertThrows(
            ExtractionException.class,
            () -> Extractor.create().replacing().extract(SampleTrees.everything(), out));
    assertEquals(path("etc/passwd"), e.path());
    assertTrue(Files.exists(out.resolve("etc/passwd/full")));
  }

  @Test
  void doesNotMakeTheWayToTheDestination() {
    assertThrows(
        ExtractionException.class,
        () -> Extractor.create().extract(SampleTrees.empty(), out.resolve("a/b")));
    assertFalse(Files.exists(out));
  }

  @Test
  void stopsAtTheLimits() throws IOException {
    MemoryTree tree = SampleTrees.everything();
    ReadLimits bytes = ReadLimits.builder().with(Extractor.MAX_BYTES, 50_000).build();
    assertLimit("extract.bytes", path("bin/su"), tree, bytes);
    ReadLimits entries = ReadLimits.builder().with(TreeWalk.MAX_ENTRIES, 5).build();
    assertLimit("tree.entries", null, tree, entries);
    ReadLimits depth = ReadLimits.builder().with(TreeWalk.MAX_DEPTH, 1).build();
    assertLimit("tree.depth", null, tree, depth);
  }

  @Test
  void doesNotBelieveTheSizeOfAFile() throws IOException {
    MemoryTree tree = SampleTrees.empty();
    tree.createFile(path("bomb"), PLAIN, new Lying(10, Bytes.zeros(3 << 20)));
    ReadLimits limits = ReadLimits.builder().with(Extractor.MAX_BYTES, 1 << 20).build();
    assertLimit("extract.bytes", path("bomb"), tree, limits);
    assertTrue(Files.size(out.resolve("bomb")) < 2 << 20);
  }

  private void assertLimit(String limit, @Nullable TreePath at, FileTree tree, ReadLimits limits)
      throws IOException {
    Path fresh = Files.createTempDirectory(directory, "limit");
    out = fresh;
    ExtractionException e =
        assertThrows(
            ExtractionException.class,
            () -> Extractor.create().withLimits(limits).extract(tree, fresh));
    LimitExceededException cause = assertInstanceOf(LimitExceededException.class, e.getCause());
    assertEquals(limit, cause.limitName());
    if (at != null) {
      assertEquals(at, e.path());
    }
  }

  @Test
  void canBeStoppedAndKeepsWhatItWrote() {
    ExtractionException e =
        assertThrows(
            ExtractionException.class,
            () ->
                Extractor.create()
                    .extract(
                        SampleTrees.everything(), out, note -> {}, (done, all) -> done < 100_000));
    assertInstanceOf(InterruptedIOException.class, e.getCause());
    assertEquals(path("bin/su"), e.path());
    assertTrue(Files.exists(out.resolve("bin/empty")));
    assertEquals(100_000, e.summary().bytes());
    assertEquals(1, e.summary().files());
  }

  @Test
  void saysWhereTheTreeCannotBeRead() throws IOException {
    MemoryTree tree = SampleTrees.everything();
    tree.createFile(path("etc/bad"), PLAIN, new Unreadable());
    ExtractionException e =
        assertThrows(ExtractionException.class, () -> Extractor.create().extract(tree, out));
    assertEquals(path("etc/bad"), e.path());
    assertInstanceOf(NoSuchFileException.class, e.getCause());
  }

  @Test
  void goesDeeperThanAProcessMayOpenFiles() throws IOException {
    MemoryTree tree = SampleTrees.empty();
    TreePath path = TreePath.root();
    for (int i = 0; i < 1500; i++) {
      path = path.resolve("d");
      tree.createDirectory(path, EXECUTABLE);
      if (i % 100 == 50) {
        tree.createFile(path.resolve("z"), PLAIN, text("deep"));
        tree.createSymlink(path.resolve("l"), PLAIN.withPermissions(0777), Bytes.utf8("z"));
      }
    }
    assertEquals(List.of(), Extractor.create().extract(tree, out));
    assertEquals(List.of(), differences(tree));
    deleteDeep(path);
  }

  /** JUnit takes a minute for it. */
  private void deleteDeep(TreePath deepest) throws IOException {
    for (TreePath path = deepest; !path.isRoot(); path = path.parent().orElseThrow()) {
      Path made = out.resolve(path.toBytes().toString());
      Files.deleteIfExists(made.resolve("z"));
      Files.deleteIfExists(made.resolve("l"));
      Files.delete(made);
    }
  }

  /** Content whose size is not that of its bytes, which come as a stream. */
  private record Lying(long size, Bytes bytes) implements FileContent {
    @Override
    public InputStream newInputStream() {
      return new ByteArrayInputStream(bytes.toByteArray());
    }
  }

  private record Unreadable() implements FileContent {
    @Override
    public long size() {
      return 1;
    }

    @Override
    public InputStream newInputStream() throws IOException {
      throw new NoSuchFileException("gone");
    }
  }
}
