package io.github.bootformats.cli.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void linesBreakBetweenWords() {
    assertEquals(List.of("one two", "three"), Words.wrap("one two three", 8));
    assertEquals(List.of("one two", "three"), Words.wrap("one two three", 7));
  }

  @Test
  void aWordThatIsTooLongGetsALineOfItsOwn() {
    assertEquals(List.of("a", "overlong", "b"), Words.wrap("a overlong b", 4));
    assertEquals(List.of(""), Words.wrap("", 4));
  }
}
