package io.github.bootformats.tree.extract;

import static io.github.bootformats.tree.SampleTrees.EXECUTABLE;
import static io.github.bootformats.tree.SampleTrees.PLAIN;
import static io.github.bootformats.tree.SampleTrees.path;
import static io.github.bootformats.tree.SampleTrees.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.jimfs.Jimfs;
import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.tree.FileContent;
import io.github.bootformats.api.tree.FileTree;
import io.github.bootformats.api.tree.FileType;
import io.github.bootformats.api.tree.LinkId;
import io.github.bootformats.api.tree.NodeMetadata;
import io.github.bootformats.api.tree.TreeCursor;
import io.github.bootformats.api.tree.TreeNode;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.SampleTrees;
import io.github.bootformats.tree.TreeDigest;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Trees and destinations that want something written elsewhere. Each test looks whether what is
 * beside the destination is as it was.
 */
class ExtractionAttackTest {
  private final List<FileSystem> opened = new ArrayList<>();
  private Path work = Path.of("");
  private Path outside = Path.of("");
  private Path out = Path.of("");

  @AfterEach
  void close() throws IOException {
    for (FileSystem each : opened) {
      each.close();
    }
  }

  /** Makes a secret beside an empty destination. */
  private void prepare(ExtractionHost host) throws IOException {
    FileSystem files = Jimfs.newFileSystem(host.configuration());
    opened.add(files);
    work = files.getPath("").toAbsolutePath();
    outside = Files.createDirectory(work.resolve("outside"));
    Files.createDirectory(outside.resolve("dir"));
    Files.writeString(outside.resolve("secret"), "secret");
    out = Files.createDirectory(work.resolve("out"));
  }

  private interface Attack {
    void run() throws IOException;
  }

  private void assertHarmless(Attack attack) throws IOException {
    Bytes before = TreeDigest.create().of(HostTree.of(outside));
    int beside = HostTree.of(work).root().children().toList().size();
    attack.run();
    assertEquals(before, TreeDigest.create().of(HostTree.of(outside)));
    assertEquals(beside, HostTree.of(work).root().children().toList().size());
  }

  private static MemoryTree tree(String directory) throws IOException {
    MemoryTree tree = SampleTrees.empty();
    tree.createDirectory(path(directory), EXECUTABLE);
    tree.createFile(path(directory + "/secret"), PLAIN, text("overwritten"));
    tree.createDirectory(path(directory + "/dir"), EXECUTABLE);
    tree.createSymlink(path(directory + "/link"), PLAIN, Bytes.utf8("x"));
    return tree;
  }

  @ParameterizedTest
  @EnumSource
  void aDirectoryThatIsALinkAlready(ExtractionHost host) throws IOException {
    prepare(host);
    Files.createSymbolicLink(out.resolve("d"), outside);
    assertHarmless(
        () ->
            assertThrows(
                ExtractionException.class, () -> Extractor.create().extract(tree("d"), out)));
    assertHarmless(() -> Extractor.create().replacing().extract(tree("d"), out));
    assertEquals("overwritten", Files.readString(out.resolve("d/secret")));
    assertTrue(!Files.isSymbolicLink(out.resolve("d")));
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsALinkAlready(ExtractionHost host) throws IOException {
    prepare(host);
    Files.createDirectory(out.resolve("d"));
    Files.createSymbolicLink(out.resolve("d/secret"), outside.resolve("secret"));
    Files.createSymbolicLink(out.resolve("d/link"), outside.resolve("secret"));
    assertHarmless(
        () ->
            assertThrows(
                ExtractionException.class, () -> Extractor.create().extract(tree("d"), out)));
    assertHarmless(() -> Extractor.create().replacing().extract(tree("d"), out));
    assertEquals("overwritten", Files.readString(out.resolve("d/secret")));
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsAHardLinkAlready(ExtractionHost host) throws IOException {
    prepare(host);
    Files.createDirectory(out.resolve("d"));
    Files.createLink(out.resolve("d/secret"), outside.resolve("secret"));
    assertHarmless(
        () ->
            assertThrows(
                ExtractionException.class, () -> Extractor.create().extract(tree("d"), out)));
    Extractor.create().replacing().extract(tree("d"), out);
    assertEquals("secret", Files.readString(outside.resolve("secret")));
    assertEquals("overwritten", Files.readString(out.resolve("d/secret")));
  }

  @ParameterizedTest
  @EnumSource
  void aDeviceInPlaceOfAFile(ExtractionHost host) throws IOException {
    prepare(host);
    Files.createSymbolicLink(out.resolve("null"), outside.resolve("secret"));
    MemoryTree tree = SampleTrees.empty();
    tree.createSpecial(path("null"), PLAIN, FileType.FIFO);
    assertHarmless(
        () -> {
          List<ExtractionNote> notes = Extractor.create().replacing().extract(tree, out);
          assertEquals(ExtractionProblem.SPECIAL_FILE, notes.get(notes.size() - 1).problem());
        });
    assertTrue(Files.isSymbolicLink(out.resolve("null")));
  }

  /** A link of the tree, and below its name in other case what should go through it. */
  @ParameterizedTest
  @EnumSource
  void aDirectoryThatCollidesWithALink(ExtractionHost host) throws IOException {
    prepare(host);
    MemoryTree tree = tree("d");
    tree.createSymlink(path("D"), PLAIN, Bytes.utf8("../outside"));
    assertHarmless(() -> Extractor.create().replacing().extract(tree, out));
    assertEquals("overwritten", Files.readString(out.resolve("d/secret")));
    MemoryTree upper = tree("D");
    upper.createSymlink(path("d"), PLAIN, Bytes.utf8("../outside"));
    Path other = Files.createDirectory(out.resolve("other"));
    assertHarmless(() -> Extractor.create().replacing().extract(upper, other));
    assertEquals("overwritten", Files.readString(other.resolve("D/secret")));
  }

  /** Names that no tree may have, from one that is broken. */
  @ParameterizedTest
  @EnumSource
  void namesThatLeadElsewhere(ExtractionHost host) throws IOException {
    prepare(host);
    for (String name : new String[] {"..", "../outside/new", "/outside", "a/../../new", "."}) {
      FileTree tree =
          () ->
              new Hostile(
                  "", FileType.DIRECTORY, List.of(new Hostile(name, FileType.REGULAR, List.of())));
      assertHarmless(
          () -> {
            ExtractionException e =
                assertThrows(
                    ExtractionException.class, () -> Extractor.create().extract(tree, out));
            assertInstanceOf(MalformedFormatException.class, e.getCause());
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesThatMeanMoreOnWindows(ExtractionHost host) throws IOException {
    prepare(host);
    MemoryTree tree = SampleTrees.empty();
    for (String name :
        new String[] {
          "..\\outside\\new",
          "C:\\outside\\new",
          "C:new",
          "x:stream",
          "CON",
          "com1.txt",
          "x. ",
          "x.",
          "\\outside",
          "nul"
        }) {
      tree.createFile(path("/").resolve(name), PLAIN, text("x"));
    }
    assertHarmless(
        () -> {
          List<ExtractionNote> notes = Extractor.create().extract(tree, out);
          long names =
              notes.stream().filter(note -> note.problem() == ExtractionProblem.NAME).count();
          assertEquals(host == ExtractionHost.WINDOWS ? 10 : 0, names);
        });
    assertEquals(
        host == ExtractionHost.WINDOWS ? 0 : 10,
        HostTree.of(out).root().children().toList().size());
  }

  /** A tree that says a file is another name of one that lies elsewhere on the host. */
  @ParameterizedTest
  @EnumSource
  void aHardLinkOut(ExtractionHost host) throws IOException {
    prepare(host);
    Files.createSymbolicLink(out.resolve("a"), outside.resolve("secret"));
    FileTree tree =
        () ->
            new Hostile(
                "",
                FileType.DIRECTORY,
                List.of(
                    new Hostile("a", FileType.REGULAR, List.of()),
                    new Hostile("b", FileType.REGULAR, List.of())));
    assertHarmless(() -> Extractor.create().replacing().extract(tree, out));
    assertEquals("evil", Files.readString(out.resolve("b")));
    assertEquals("evil", Files.readString(out.resolve("a")));
  }

  /** A tree that is another one at the second look: a link where a directory was. */
  @ParameterizedTest
  @EnumSource
  void aTreeThatChanges(ExtractionHost host) throws IOException {
    prepare(host);
    MemoryTree tree = tree("d");
    List<Integer> looks = new ArrayList<>();
    FileTree changing =
        () -> {
          looks.add(1);
          return looks.size() == 1
              ? tree.root()
              : new Hostile(
                  "",
                  FileType.DIRECTORY,
                  List.of(
                      new Hostile("d", FileType.SYMLINK, List.of()),
                      new Hostile(
                          "e",
                          FileType.DIRECTORY,
                          List.of(new Hostile("secret", FileType.SYMLINK, List.of())))));
        };
    assertHarmless(
        () ->
            assertThrows(
                ExtractionException.class,
                () -> Extractor.create().replacing().extract(changing, out)));
  }

  private record Hostile(String label, FileType type, List<Hostile> entries) implements TreeNode {
    @Override
    public Bytes name() {
      return Bytes.utf8(label);
    }

    @Override
    public NodeMetadata metadata() {
      return PLAIN;
    }

    @Override
    public long nlink() {
      return type == FileType.REGULAR ? 2 : 1;
    }

    @Override
    public Optional<LinkId> linkId() {
      return type == FileType.REGULAR ? Optional.of(LinkId.of(7)) : Optional.empty();
    }

    @Override
    public FileContent content() {
      return SampleTrees.text("evil");
    }

    @Override
    public Bytes target() {
      return Bytes.utf8("../outside");
    }

    @Override
    public TreeCursor children() {
      return TreeCursor.of(entries);
    }
  }
}
