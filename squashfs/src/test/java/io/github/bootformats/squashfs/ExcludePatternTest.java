package io.github.bootformats.squashfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.bootformats.api.Bytes;
import io.github.bootformats.api.tree.TreePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcludePatternTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "a, a, true",
        "a, b/a, true",
        "a, a/b, false",
        "a, aa, false",
        "*.pyc, x/y/z.pyc, true",
        "*.pyc, x.pyc/y, false",
        "*.pyc, .pyc, true",
        "/a, a, true",
        "/a, b/a, false",
        "a/b, a/b, true",
        "a/b, c/a/b, false",
        "a/*, a/b, true",
        "a/*, a, false",
        "a/*, a/b/c, false",
        "a/, a, true",
        "a/, b/a, false",
        "?, a, true",
        "?, ab, false",
        "*a*b*c*, xaybzc, true",
        "*a*b*c*, xaybz, false",
        "a*b, aXbXb, true",
        "[a-c]x, bx, true",
        "[a-c]x, dx, false",
        "[!a-c]x, dx, true",
        "[^a-c]x, ax, false",
        "[]x], ], true",
        "[]x], x, true",
        "[a-], -, true",
        "[a-], b, false",
        "[c-a], b, false",
        "\\*, *, true",
        "\\*, a, false",
        "a\\, a\\, true",
        "ä?, äö, false",
        "ä*, äö, true",
      })
  void matches(String pattern, String path, boolean isMatch) {
    assertEquals(isMatch, ExcludePattern.parse(pattern).matches(TreePath.of(path)));
  }

  @Test
  void aNameThatIsNoText() {
    TreePath path = TreePath.root().resolve(Bytes.of(new byte[] {'a', (byte) 0xFF}));
    assertEquals(true, ExcludePattern.parse("a?").matches(path));
  }

  @Test
  void theRootIsNeverLeftOut() {
    assertFalse(ExcludePattern.parse("*").matches(TreePath.root()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//", "a//b", "[", "[]", "a[b", "[a-"})
  void noPattern(String text) {
    assertThrows(IllegalArgumentException.class, () -> ExcludePattern.parse(text));
  }

  /** Only the last star is tried again, so that no pattern takes more than name times pattern. */
  @Test
  void manyStarsTakeNoTime() {
    NamePattern pattern = NamePattern.parse(Bytes.utf8("*a".repeat(120) + "b"));
    assertFalse(pattern.matches(Bytes.utf8("a".repeat(255))));
  }
}
