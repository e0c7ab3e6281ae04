package io.github.bootformats.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DiagnosticTest {
  private static final Diagnostic PLAIN =
      Diagnostic.of(Severity.ERROR, "gpt.header-crc", "CRC is 1, 2 expected");

  @Test
  void saysWhatAndWhere() {
    assertEquals("error gpt.header-crc: CRC is 1, 2 expected", PLAIN.toString());
    assertEquals(
        "error gpt.header-crc at byte 512: CRC is 1, 2 expected", PLAIN.atOffset(512).toString());
    assertEquals(
        "warning grub.word at line 3: x",
        Diagnostic.of(Severity.WARNING, "grub.word", "x").atLine(3).toString());
    assertEquals(
        "info a.b at byte 0 at line 1: x",
        Diagnostic.of(Severity.INFO, "a.b", "x").atOffset(0).atLine(1).toString());
    assertEquals(
        "warning grub.word at line 3 of grub.cfg: x",
        Diagnostic.of(Severity.WARNING, "grub.word", "x").atLine(3).inFile("grub.cfg").toString());
  }

  @Test
  void placesAreOptional() {
    assertEquals(OptionalLong.empty(), PLAIN.offset());
    assertEquals(OptionalInt.empty(), PLAIN.line());
    assertEquals(OptionalLong.of(0), PLAIN.atOffset(0).offset());
    assertEquals(OptionalInt.of(1), PLAIN.atLine(1).line());
    assertEquals(Optional.empty(), PLAIN.file());
    assertEquals(Optional.of("a.cfg"), PLAIN.inFile("a.cfg").atLine(1).atOffset(0).file());
    assertThrows(IllegalArgumentException.class, () -> PLAIN.inFile(""));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.atOffset(-1));
    assertThrows(IllegalArgumentException.class, () -> PLAIN.atLine(0));
  }

  @Test
  void isAValue() {
    Diagnostic placed = PLAIN.atOffset(5).atLine(7);
    assertEquals(PLAIN.atLine(7).atOffset(5), placed);
    assertEquals(PLAIN.atLine(7).atOffset(5).hashCode(), placed.hashCode());
    for (Diagnostic other :
        List.of(
            PLAIN,
            placed.atOffset(6),
            placed.atLine(8),
            placed.inFile("a.cfg"),
            Diagnostic.of(Severity.INFO, placed.code(), placed.message()).atOffset(5).atLine(7),
            Diagnostic.of(Severity.ERROR, "gpt.x", placed.message()).atOffset(5).atLine(7),
            Diagnostic.of(Severity.ERROR, placed.code(), "x").atOffset(5).atLine(7))) {
      assertNotEquals(placed, other);
    }
    assertNotEquals(placed, (Object) "text");
  }
}
