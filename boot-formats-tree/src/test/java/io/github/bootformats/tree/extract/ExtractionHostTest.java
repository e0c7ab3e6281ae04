package io.github.bootformats.tree.extract;

import static io.github.bootformats.tree.SampleTrees.EXECUTABLE;
import static io.github.bootformats.tree.SampleTrees.PLAIN;
import static io.github.bootformats.tree.SampleTrees.path;
import static io.github.bootformats.tree.SampleTrees.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.jimfs.Jimfs;
import io.github.bootformats.tree.HostTree;
import io.github.bootformats.tree.MemoryTree;
import io.github.bootformats.tree.SampleTrees;
import io.github.bootformats.tree.TreeAttribute;
import io.github.bootformats.tree.TreeComparer;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Extraction to hosts other than the one that the tests run on. */
class ExtractionHostTest {
  private static MemoryTree ordinary() throws IOException {
    MemoryTree tree = SampleTrees.withoutDevices();
    tree.delete(path("/").resolve(SampleTrees.NOT_UTF8));
    tree.delete(path("link"));
    return tree;
  }

  @ParameterizedTest
  @EnumSource
  void whatIsOrdinaryGetsThere(ExtractionHost host) throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(host.configuration())) {
      MemoryTree tree = ordinary();
      Path out = files.getPath("out");
      List<ExtractionNote> notes = Extractor.create().extract(tree, out);
      TreeComparer comparer =
          TreeComparer.create()
              .ignoring(TreeAttribute.UID)
              .ignoring(TreeAttribute.GID)
              .ignoring(TreeAttribute.PERMISSIONS);
      if (host != ExtractionHost.UNIX) {
        comparer = comparer.ignoring(TreeAttribute.LINK).ignoring(TreeAttribute.XATTRS);
        assertEquals(
            List.of(
                "/: PERMISSIONS: the host has no POSIX permissions",
                "/etc/passwd: XATTR: user.note: cannot be set by the JDK",
                "/tmp: XATTR: user.dir: cannot be set by the JDK"),
            notes.stream().map(ExtractionNote::toString).sorted().toList());
      } else {
        assertEquals(0555, HostTree.of(out.resolve("bin")).root().metadata().permissions());
        assertEquals(2, notes.size(), notes::toString);
      }
      assertEquals(List.of(), comparer.compare(tree, HostTree.of(out)));
      assertEquals(
          Files.readAttributes(out.resolve("sh"), BasicFileAttributes.class).fileKey(),
          Files.readAttributes(out.resolve("bin/su"), BasicFileAttributes.class).fileKey());
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesThatCollideAreListed(ExtractionHost host) throws IOException {
    MemoryTree tree = SampleTrees.empty();
    tree.createDirectory(path("lib"), EXECUTABLE);
    tree.createFile(path("lib/readme"), PLAIN, text("lower"));
    tree.createFile(path("lib/README"), PLAIN, text("upper"));
    tree.createDirectory(path("lib/Dir"), EXECUTABLE);
    tree.createFile(path("lib/Dir/a"), PLAIN, text("a"));
    tree.createDirectory(path("lib/dir"), EXECUTABLE);
    tree.createFile(path("lib/dir/b"), PLAIN, text("b"));
    tree.createFile(path("lib/e\u0301"), PLAIN, text("decomposed"));
    tree.createFile(path("lib/\u00e9"), PLAIN, text("composed"));
    try (FileSystem files = Jimfs.newFileSystem(host.configuration())) {
      Path out = files.getPath("out");
      List<String> collisions =
          Extractor.create().extract(tree, out).stream()
              .filter(note -> note.problem() == ExtractionProblem.COLLISION)
              .map(note -> note.path() + " " + note.message())
              .toList();
      assertEquals(
          switch (host) {
            case UNIX -> List.of();
            case WINDOWS, MAC_OS ->
                List.of(
                    "/lib/dir to the host the same as Dir",
                    "/lib/readme to the host the same as README");
          },
          collisions);
      assertEquals("composed", Files.readString(out.resolve("lib/\u00e9")));
      assertEquals("upper", Files.readString(out.resolve("lib/README")));
      assertEquals(host == ExtractionHost.UNIX, Files.exists(out.resolve("lib/dir/b")));
    }
  }

  @ParameterizedTest
  @EnumSource
  void namesThatAreNoTextAreListed(ExtractionHost host) throws IOException {
    try (FileSystem files = Jimfs.newFileSystem(host.configuration())) {
      List<String> notes =
          Extractor.create().extract(SampleTrees.withoutDevices(), files.getPath("out")).stream()
              .filter(
                  note ->
                      note.problem() == ExtractionProblem.NAME
                          || note.problem() == ExtractionProblem.SYMLINK)
              .map(ExtractionNote::toString)
              .toList();
      assertEquals(
          List.of(
              "/n\\xff\\xe4: NAME: the host has no such names",
              "/link: SYMLINK: no target of the host: n\\xff\\xe4"),
          notes);
    }
  }
}
