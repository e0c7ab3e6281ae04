package io.github.bootformats.tree.nio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.tree.SampleTrees;
import java.io.File;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Globs match what the JDK's match. */
class GlobPropertiesTest {
  private static final FileSystem HOST = FileSystems.getDefault();
  private static final TreeFileSystem TREE = TreeFileSystem.of(SampleTrees.empty());

  /** Empty brackets, and ranges that the JDK fails to escape, to check or to see. */
  private static final List<String> JDK_ODDITIES = List.of("[]", "[!]", "-[", "-\\", "-/", "[^-");

  @Provide
  Arbitrary<String> globs() {
    return Arbitraries.of(
            "a", "b", "*", "**", "?", "/", ".", "-", "\\", "{", "}", ",", "[", "]", "!", "^",
            "[ab]", "[!a]", "[a-c]", "{a,b*}", "[-a]", "&&", "(", ")", "+", "$", "|")
        .list()
        .ofMaxSize(6)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a", "b", "c", "/", ".", "-", "ab", "{", "}", "[", "]", ",", "^", "!", "&", "(", "+",
            "$")
        .list()
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }

  private static String outcome(FileSystem fileSystem, String glob, String path) {
    try {
      return "" + fileSystem.getPathMatcher("glob:" + glob).matches(fileSystem.getPath(path));
    } catch (PatternSyntaxException e) {
      return "no glob";
    }
  }

  @Property(tries = 5000)
  void matchAsTheHosts(@ForAll("globs") String glob, @ForAll("texts") String path) {
    Assume.that(File.separatorChar == '/');
    Assume.that(JDK_ODDITIES.stream().noneMatch(glob::contains));
    String expected = outcome(HOST, glob, path);
    Statistics.collect(expected);
    assertEquals(expected, outcome(TREE, glob, path));
  }

  @Example
  void emptyBracketsAreRefused() {
    assertThrows(PatternSyntaxException.class, () -> TREE.getPathMatcher("glob:[]a"));
    assertThrows(PatternSyntaxException.class, () -> TREE.getPathMatcher("glob:[!]a"));
  }

  @Example
  void rangesMayEndInAnythingButSlashes() {
    assertTrue(TREE.getPathMatcher("glob:[Z-[]").matches(TREE.getPath("[")));
    assertTrue(TREE.getPathMatcher("glob:[^-a]").matches(TREE.getPath("_")));
    assertFalse(TREE.getPathMatcher("glob:[^-a]").matches(TREE.getPath("-")));
    assertThrows(PatternSyntaxException.class, () -> TREE.getPathMatcher("glob:[*-/]"));
  }

  @Example
  void bytesAndLineEndsAreCharacters() {
    var odd = TREE.path(Bytes.of((byte) 'a', (byte) '\n', (byte) 0xFF));
    assertTrue(TREE.getPathMatcher("glob:a??").matches(odd));
    assertTrue(TREE.getPathMatcher("GLOB:**").matches(odd));
    assertTrue(TREE.getPathMatcher("glob:" + odd).matches(odd));
    assertFalse(TREE.getPathMatcher("glob:a?").matches(odd));
    assertTrue(TREE.getPathMatcher("regex:a\\n.").matches(odd));
  }

  @Example
  void otherSyntaxesAreRefused() {
    assertThrows(UnsupportedOperationException.class, () -> TREE.getPathMatcher("fnmatch:*"));
    assertThrows(IllegalArgumentException.class, () -> TREE.getPathMatcher("*"));
    assertThrows(IllegalArgumentException.class, () -> TREE.getPathMatcher(":*"));
    assertThrows(PatternSyntaxException.class, () -> TREE.getPathMatcher("regex:("));
  }
}
