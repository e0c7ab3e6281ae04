package io.github.bootformats.api.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.ReadLimits;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeResolverTest {
  private static final FixedTree TREE =
      new FixedTree()
          .file("usr/lib/os-release", "x")
          .link("etc/os-release", "../usr/lib/os-release")
          .link("etc/abs", "/usr/lib")
          .link("lib", "usr/lib")
          .link("out", "../../../etc")
          .link("loop", "loop")
          .link("ping", "pong")
          .link("pong", "ping")
          .link("empty", "")
          .link("dangling", "no/where")
          .link("slashed", "etc/os-release/");
  private static final TreeResolver RESOLVER = TreeResolver.of(TREE, ReadLimits.defaults());

  private static String resolve(String path) throws IOException {
    ResolvedNode found = RESOLVER.resolve(Bytes.utf8(path));
    assertEquals(TREE.find(found.path()).orElseThrow(), found.node());
    return found.path().toString();
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "'', /",
    "., /",
    "usr/lib, /usr/lib",
    "/usr//lib/, /usr/lib",
    "usr/../usr/./lib/os-release, /usr/lib/os-release",
    "../../usr, /usr",
    "/.., /",
    "etc/os-release, /usr/lib/os-release",
    "etc/abs/os-release, /usr/lib/os-release",
    "etc/abs/.., /usr",
    "lib/../../etc/abs/, /usr/lib",
    "out/abs, /usr/lib",
  })
  void goesWhereLinuxGoes(String path, String expected) throws IOException {
    assertEquals(expected, resolve(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "usr/no/lib", "dangling", "empty", "usr/no/..", "a\0b"})
  void saysWhatIsNotThere(String path) {
    assertThrows(NoSuchFileException.class, () -> resolve(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usr/lib/os-release/",
        "usr/lib/os-release/x",
        "usr/lib/os-release/..",
        "etc/os-release/.",
        "slashed"
      })
  void goesThroughDirectoriesOnly(String path) {
    assertThrows(NotDirectoryException.class, () -> resolve(path));
  }

  @ParameterizedTest
  @ValueSource(strings = {"loop", "ping", "pong/x"})
  void leavesLoops(String path) {
    assertThrows(FileSystemLoopException.class, () -> resolve(path));
  }

  @Test
  void followsFortyLinks() throws IOException {
    FixedTree chain = new FixedTree().directory("l0");
    for (int i = 1; i <= 41; i++) {
      chain.link("l" + i, "l" + (i - 1));
    }
    TreeResolver resolver = TreeResolver.of(chain, ReadLimits.defaults());
    assertEquals(TreePath.of("l0"), resolver.resolve(Bytes.utf8("l40")).path());
    assertThrows(FileSystemLoopException.class, () -> resolver.resolve(Bytes.utf8("l41")));
    ReadLimits three = ReadLimits.builder().with(TreeResolver.MAX_SYMLINK_HOPS, 3).build();
    assertThrows(
        FileSystemLoopException.class,
        () -> TreeResolver.of(chain, three).resolve(Bytes.utf8("l4")));
  }

  @ParameterizedTest
  @CsvSource({
    "etc, os-release, /etc/os-release",
    "etc, abs/os-release, /usr/lib/os-release",
    "etc, abs, /etc/abs",
    "etc, abs/, /usr/lib",
    "lib, '', /usr/lib",
    "lib, /lib, /lib",
    "lib, ../lib, /usr/lib",
    "'', loop, /loop",
  })
  void canStopAtTheLastLink(String directory, String path, String expected) throws IOException {
    ResolvedNode found = RESOLVER.resolve(TreePath.of(directory), Bytes.utf8(path), false);
    assertEquals(expected, found.path().toString());
  }
}
