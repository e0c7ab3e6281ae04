package io.github.bootformats.partition.gpt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GptAttributesTest {
  @Test
  void names_areFoundAgain() {
    for (int bit = 0; bit < 64; bit++) {
      long mask = 1L << bit;
      List<String> names = GptAttributes.names(mask);
      assertEquals(1, names.size());
      assertEquals(OptionalLong.of(mask), GptAttributes.find(names.get(0)));
      assertEquals(OptionalLong.of(mask), GptAttributes.find("bit-" + bit));
    }
    assertEquals(
        List.of("required", "no-block-io", "legacy-boot", "bit-3", "bit-63"),
        GptAttributes.names(0x8000_0000_0000_000FL));
  }

  @Test
  void find_knowsWhatDependsOnTheType() {
    assertEquals(OptionalLong.of(1L << 59), GptAttributes.find("grow-file-system"));
    assertEquals(OptionalLong.of(1L << 60), GptAttributes.find("Read-Only"));
    assertEquals(OptionalLong.of(1L << 61), GptAttributes.find("shadow-copy"));
    assertEquals(OptionalLong.of(1L << 62), GptAttributes.find("hidden"));
    assertEquals(OptionalLong.of(1L << 63), GptAttributes.find("no-auto"));
    assertEquals(OptionalLong.of(1L << 63), GptAttributes.find("no-drive-letter"));
  }

  @Test
  void known_areFound_andNothingElseIs() {
    assertEquals(GptAttributes.known().size(), new HashSet<>(GptAttributes.known()).size());
    for (String name : GptAttributes.known()) {
      assertTrue(GptAttributes.find(name).isPresent(), name);
    }
    for (String wrong : List.of("", "active", "bit-", "bit-64", "bit-01", "bit--1", "60")) {
      assertTrue(GptAttributes.find(wrong).isEmpty(), wrong);
    }
  }
}
