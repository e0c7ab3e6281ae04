package io.github.bootformats.api.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreePathTest {
  @ParameterizedTest
  @ValueSource(strings = {"etc/fstab", "/etc/fstab", "//etc///fstab/", "./etc/./fstab/."})
  void hasOneFormOnly(String text) {
    TreePath path = TreePath.of(text);
    assertEquals(TreePath.root().resolve("etc").resolve("fstab"), path);
    assertEquals(Bytes.utf8("etc/fstab"), path.toBytes());
    assertEquals("/etc/fstab", path.toString());
    assertEquals(Bytes.utf8("fstab"), path.name());
    assertEquals(2, path.depth());
    assertEquals(Optional.of(TreePath.of("etc")), path.parent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", ".", "././/"})
  void nothingIsTheRoot(String text) {
    TreePath path = TreePath.of(text);
    assertTrue(path.isRoot());
    assertEquals(TreePath.root(), path);
    assertEquals(Optional.empty(), path.parent());
    assertEquals(List.of(), path.names());
    assertEquals(Bytes.empty(), path.toBytes());
    assertEquals("/", path.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/..", "../a", "a/../b", "/..", "a\0b", "\0"})
  void refusesWhatMightLeadOut(String text) {
    assertEquals(Optional.empty(), TreePath.parse(Bytes.utf8(text)));
    assertThrows(IllegalArgumentException.class, () -> TreePath.of(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "/", "a/", "a/b", "a\0"})
  void refusesWhatIsNoName(String name) {
    assertFalse(TreePath.isName(Bytes.utf8(name)));
    assertThrows(IllegalArgumentException.class, () -> TreePath.root().resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"...", ".a", "..a", " ", "\\", "\n", "C:"})
  void takesOddNames(String name) {
    assertEquals(Bytes.utf8(name), TreePath.root().resolve(name).name());
  }

  @Test
  void sortsAsAWalkGoes() {
    List<TreePath> sorted =
        Stream.of("", "a", "a/b", "a/b/c", "a/c", "a.b", "a.b/c", "b", "\u00e9", "\u00e9/a")
            .map(TreePath::of)
            .toList();
    for (int i = 0; i < sorted.size(); i++) {
      for (int j = 0; j < sorted.size(); j++) {
        assertEquals(
            Integer.compare(i, j),
            Integer.signum(sorted.get(i).compareTo(sorted.get(j))),
            sorted.get(i) + " and " + sorted.get(j));
      }
    }
  }

  @Test
  void startsWithWhatItGoesThrough() {
    TreePath path = TreePath.of("a/b/c");
    for (String prefix : new String[] {"", "a", "a/b", "a/b/c"}) {
      assertTrue(path.startsWith(TreePath.of(prefix)), prefix);
    }
    for (String other : new String[] {"b", "a/c", "a/b/c/d", "a/b/cc", "aa"}) {
      assertFalse(path.startsWith(TreePath.of(other)), other);
    }
  }

  @Test
  void doesNotRecurse() {
    TreePath a = TreePath.root();
    TreePath b = TreePath.root();
    for (int i = 0; i < 100_000; i++) {
      a = a.resolve("x");
      b = b.resolve("x");
    }
    assertEquals(a, b);
    assertEquals(a.hashCode(), b.hashCode());
    assertEquals(199_999, a.toBytes().length());
    assertTrue(a.startsWith(b));
  }
}
