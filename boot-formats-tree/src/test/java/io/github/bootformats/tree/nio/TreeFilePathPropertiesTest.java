package io.github.bootformats.tree.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.tree.SampleTrees;
import java.io.File;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The JDK's own paths say what ours do, where the host is POSIX. */
class TreeFilePathPropertiesTest {
  private static final FileSystem HOST = FileSystems.getDefault();
  private static final TreeFileSystem TREE = TreeFileSystem.of(SampleTrees.empty());

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("a", "b", "cc", ".hid", ".", "..", "...", "", "/", "a.b", "~", "%41")
        .list()
        .ofMaxSize(6)
        .flatMap(
            names ->
                Arbitraries.of("", "/", "//", "/./").map(start -> start + String.join("/", names)));
  }

  private interface Operation {
    @Nullable Object of(Path path, Path other);
  }

  /** Returns what an operation gives as text, or the class of what it throws. */
  private static String outcome(Operation operation, Path path, Path other) {
    try {
      Object result = operation.of(path, other);
      return result instanceof Path || result == null ? String.valueOf(result) : "= " + result;
    } catch (RuntimeException e) {
      return e.getClass().toString();
    }
  }

  private static void same(String name, Operation operation, String path, String other) {
    assertEquals(
        outcome(operation, HOST.getPath(path), HOST.getPath(other)),
        outcome(operation, TREE.getPath(path), TREE.getPath(other)),
        () -> name + " of " + path + " and " + other);
  }

  @Property(tries = 1500)
  void pathsAreThoseOfTheHost(@ForAll("paths") String path, @ForAll("paths") String other) {
    Assume.that(File.separatorChar == '/');
    same("toString", (a, b) -> a, path, other);
    same("isAbsolute", (a, b) -> a.isAbsolute(), path, other);
    same("root", (a, b) -> a.getRoot(), path, other);
    same("name", (a, b) -> a.getFileName(), path, other);
    same("parent", (a, b) -> a.getParent(), path, other);
    same("count", (a, b) -> a.getNameCount(), path, other);
    same("normalize", (a, b) -> a.normalize(), path, other);
    same("resolve", Path::resolve, path, other);
    same("sibling", Path::resolveSibling, path, other);
    same("relativize", Path::relativize, path, other);
    same("startsWith", Path::startsWith, path, other);
    same("endsWith", Path::endsWith, path, other);
    same("startsWith text", (a, b) -> a.startsWith(b.toString()), path, other);
    same("compare", (a, b) -> Integer.signum(a.compareTo(b)), path, other);
    same("equals", Path::equals, path, other);
    same("names", (a, b) -> names(a), path, other);
    for (int i = -1; i <= 4; i++) {
      int at = i;
      same("name " + i, (a, b) -> a.getName(at), path, other);
      for (int j = -1; j <= 4; j++) {
        int end = j;
        same("subpath " + i + " " + j, (a, b) -> a.subpath(at, end), path, other);
      }
    }
  }

  private static List<String> names(Path path) {
    List<String> names = new ArrayList<>();
    path.forEach(name -> names.add(name.toString()));
    return names;
  }

  @Property
  void joinsAsTheHost(
      @ForAll("paths") String a, @ForAll("paths") String b, @ForAll("paths") String c) {
    Assume.that(File.separatorChar == '/');
    assertEquals(HOST.getPath(a, b, c).toString(), TREE.getPath(a, b, c).toString());
  }

  @Provide
  Arbitrary<Bytes> bytes() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(1, 255),
            Arbitraries.of(0x2F, 0x41, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xED, 0xA0, 0x80, 0xF0, 0x9F))
        .map(Integer::byteValue)
        .array(byte[].class)
        .ofMaxSize(12)
        .map(Bytes::of);
  }

  @Property(tries = 3000)
  void textKeepsEveryByte(@ForAll("bytes") Bytes bytes, @ForAll("bytes") Bytes other) {
    Path path = TREE.path(bytes);
    assertEquals(path, TREE.getPath(path.toString()));
    assertEquals(path.toAbsolutePath(), TREE.provider().getPath(path.toUri()));
    assertEquals(
        path.resolve(TREE.path(other)),
        TREE.getPath(path.toString()).resolve(TREE.path(other).toString()));
    if (!TREE.path(other).equals(path)) {
      assertNotEquals(path.toString(), TREE.path(other).toString());
      assertEquals(
          Integer.signum(
              TreeFileSystem.bytes(path).compareTo(TreeFileSystem.bytes(TREE.path(other)))),
          Integer.signum(path.compareTo(TREE.path(other))));
    }
    List<String> names = names(path);
    for (int i = 0; i < names.size(); i++) {
      assertEquals(path.getName(i), TREE.getPath(names.get(i)));
    }
  }
}
