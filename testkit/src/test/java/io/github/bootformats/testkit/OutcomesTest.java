package io.github.bootformats.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Outcomes are counted and shown as a table. */
class OutcomesTest {
  @Test
  void countsByLabel() {
    Outcomes outcomes = Outcomes.of(Stream.of(1, 2, 3, 4, 5), i -> i % 2 == 0 ? "even" : "odd");
    assertEquals(5, outcomes.total());
    assertEquals(3, outcomes.count("odd"));
    assertEquals(0, outcomes.count("other"));
    assertEquals(Map.of("even", 2L, "odd", 3L), outcomes.counts());
  }

  @Test
  void theTableStartsWithTheMostFrequentInAnyLanguage() {
    Locale usual = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      Outcomes outcomes = Outcomes.of(Stream.of("b", "a", "c", "c"), label -> label);
      assertEquals(
          """
                  4  outcomes
                  2   50.0 %  c
                  1   25.0 %  a
                  1   25.0 %  b\
          """,
          outcomes.toString().replace(System.lineSeparator(), "\n"));
    } finally {
      Locale.setDefault(usual);
    }
  }

  @Test
  void nothingIsCountedAtFirst() {
    assertEquals("        0  outcomes", new Outcomes().toString());
  }
}
