package io.github.bootformats.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The numbers are those of SplitMix64, on every JDK. */
class SeededRandomTest {
  @Test
  void numbersAreThoseOfSplitMix64() {
    SeededRandom random = new SeededRandom(1234567);
    // The published test vector of the algorithm.
    assertEquals(6457827717110365317L, random.nextLong());
    assertEquals(3203168211198807973L, random.nextLong());
    assertEquals(Long.parseUnsignedLong("9817491932198370423"), random.nextLong());
  }

  @Test
  void rangesAreKept() {
    SeededRandom random = new SeededRandom(1);
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      seen.add(random.between(-2, 2));
    }
    assertEquals(Set.of(-2L, -1L, 0L, 1L, 2L), seen);
    assertEquals(7, random.between(7, 7));
    assertThrows(IllegalArgumentException.class, () -> random.below(0));
    assertThrows(IllegalArgumentException.class, () -> random.between(2, 1));
    assertThrows(ArithmeticException.class, () -> random.between(Long.MIN_VALUE, Long.MAX_VALUE));
  }

  @Test
  void seedsOfOneSeedDiffer() {
    Set<Long> seeds = new HashSet<>();
    for (long seed = 0; seed < 100; seed++) {
      for (long index = 0; index < 100; index++) {
        seeds.add(SeededRandom.seedOf(seed, index));
      }
    }
    assertEquals(10_000, seeds.size());
  }

  @Test
  void guidsAreOfVersion4() {
    SeededRandom random = new SeededRandom(5);
    for (int i = 0; i < 100; i++) {
      assertEquals(4, random.uuid().version());
      assertEquals(2, random.uuid().variant());
    }
  }

  @Test
  void choicesAreAllMade() {
    SeededRandom random = new SeededRandom(9);
    Set<String> chosen = new HashSet<>();
    int rare = 0;
    for (int i = 0; i < 1000; i++) {
      chosen.add(random.oneOf(List.of("a", "b", "c")));
      rare += random.oneIn(10) ? 1 : 0;
    }
    assertEquals(Set.of("a", "b", "c"), chosen);
    assertTrue(rare > 60 && rare < 150, "one in ten: " + rare);
    assertFalse(Arrays.equals(random.bytes(16), random.bytes(16)));
  }
}
