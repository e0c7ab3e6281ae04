package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.TreeDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives that want {@code extract} to write elsewhere: nothing beside the directory changes. */
class ExtractionAttacksTest {
  @TempDir Path directory = Path.of("");

  private Path outside = Path.of("");
  private Path out = Path.of("");
  private Bytes before = Bytes.empty();

  @BeforeEach
  void makeWhatIsWanted() throws IOException {
    outside = Files.createDirectory(directory.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    out = directory.resolve("out");
    before = TreeDigest.create().of(HostTree.of(outside));
  }

  /** Extracts into a directory that need not exist, and looks at what lies beside it. */
  private ToolRun extract(AttackArchive archive, String... more) throws IOException {
    archive.write(directory.resolve("evil.cpio"));
    String[] command =
        Stream.concat(Stream.of("extract", "evil.cpio", "out"), Stream.of(more))
            .toArray(String[]::new);
    ToolRun run = ToolRun.in(directory, command);
    assertEquals(before, TreeDigest.create().of(HostTree.of(outside)), run.err());
    try (Stream<Path> beside = Files.list(directory)) {
      assertEquals(
          List.of("evil.cpio", "out", "outside"),
          beside.map(path -> path.getFileName().toString()).sorted().toList());
    }
    assertFalse(run.err().contains("this is a bug"), run.err());
    return run;
  }

  /** CVE-2015-1197: a link, and then a file through it. */
  @Test
  void aSymbolicLinkAndAPathThroughIt() throws IOException {
    AttackArchive archive =
        new AttackArchive().symlink("d", outside.toString()).file("d/secret", "overwritten");
    ToolRun run = extract(archive);
    assertEquals(0, run.status());
    assertTrue(run.err().contains("d/secret is not in the tree, as d is no directory"), run.err());
    assertTrue(Files.isSymbolicLink(out.resolve("d")));
  }

  /** What is unpacked over other segments goes through their links, but within the image. */
  @Test
  void aSymbolicLinkInOneSegmentAndAPathThroughItInTheNext() throws IOException {
    extract(
        new AttackArchive()
            .symlink("up", "../outside")
            .symlink("absolute", outside.toString())
            .trailer()
            .file("up/secret", "overwritten")
            .file("absolute/secret", "overwritten"));
    assertTrue(Files.isSymbolicLink(out.resolve("up")));
    assertTrue(Files.isSymbolicLink(out.resolve("absolute")));
    assertFalse(Files.exists(out.resolve("outside")));
  }

  @Test
  void aSymbolicLinkInPlaceOfTheDirectoryOfLaterFiles() throws IOException {
    extract(
        new AttackArchive()
            .directory("d")
            .symlink("d", "../outside")
            .file("d/secret", "overwritten"));
    assertTrue(Files.isSymbolicLink(out.resolve("d")));
  }

  @Test
  void aFileInPlaceOfALinkOfTheArchive() throws IOException {
    AttackArchive archive = new AttackArchive().symlink("f", "../outside/secret").file("f", "mine");
    assertEquals(0, extract(archive).status());
    assertEquals("mine", Files.readString(out.resolve("f")));
    assertFalse(Files.isSymbolicLink(out.resolve("f")));
  }

  @Test
  void aLinkThatWasThere() throws IOException {
    Files.createDirectory(out);
    Files.createSymbolicLink(out.resolve("d"), outside);
    AttackArchive archive = new AttackArchive().directory("d").file("d/secret", "overwritten");
    ToolRun refused = extract(archive);
    assertEquals(1, refused.status());
    assertTrue(refused.err().contains("evil.cpio: stopped at d: "), refused.err());
    assertTrue(refused.err().contains("already exists; --replace"), refused.err());
    assertEquals(0, extract(archive, "--replace").status());
    assertEquals("overwritten", Files.readString(out.resolve("d/secret")));
  }

  @Test
  void aHardLinkOutOfTheDirectory() throws IOException {
    ToolRun run =
        extract(
            new AttackArchive()
                .linked("../outside/secret", "")
                .linked("/outside/secret", "")
                .linked("mine", "overwritten"));
    assertEquals(0, run.status());
    assertEquals("overwritten", Files.readString(out.resolve("mine")));
    assertEquals("overwritten", Files.readString(out.resolve("outside/secret")));
  }

  @Test
  void aHardLinkThatWasThere() throws IOException {
    Files.createDirectory(out);
    Files.createLink(out.resolve("f"), outside.resolve("secret"));
    AttackArchive archive = new AttackArchive().file("f", "overwritten");
    assertEquals(1, extract(archive).status());
    assertEquals(0, extract(archive, "--replace").status());
    assertEquals("overwritten", Files.readString(out.resolve("f")));
  }

  @Test
  void namesWithDotsAndFromTheRoot() throws IOException {
    String absolute = outside.resolve("secret").toString();
    ToolRun run =
        extract(
            new AttackArchive()
                .file("../outside/new", "x")
                .file("a/../../outside/new", "x")
                .file("..", "x")
                .file(absolute, "overwritten"));
    assertEquals(0, run.status());
    assertTrue(run.err().contains("has a .. in its name and is not in the tree"), run.err());
    assertEquals("overwritten", Files.readString(out.resolve(absolute.substring(1))));
  }

  @Test
  void aDeviceOverAFileAndAFileOverADevice() throws IOException {
    ToolRun run =
        extract(new AttackArchive().file("f", "x").device("f").device("null").file("null", "y"));
    assertEquals(1, run.status());
    assertTrue(run.err().contains("f: special file left out: character device 0:0"), run.err());
    assertFalse(Files.exists(out.resolve("f"), LinkOption.NOFOLLOW_LINKS));
    assertEquals("y", Files.readString(out.resolve("null")));
  }

  /** What Windows and macOS take for one name is tested on file systems that do. */
  @Test
  void namesThatDifferInCaseOnly() throws IOException {
    ToolRun run =
        extract(new AttackArchive().symlink("D", outside.toString()).file("d/secret", "mine"));
    assertEquals(0, run.status());
    assertEquals("mine", Files.readString(out.resolve("d/secret")));
  }

  @Test
  void namesThatWouldCommandTheTerminal() throws IOException {
    ToolRun run = extract(new AttackArchive().device("\033[2J\u202e").file("\033]0;x\007", "x"));
    assertFalse(run.err().contains("\033"), run.err());
    assertFalse(run.err().contains("\u202e"), run.err());
  }
}
