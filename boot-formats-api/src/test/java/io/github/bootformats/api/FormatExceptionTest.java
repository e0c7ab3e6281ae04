package io.github.bootformats.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FormatExceptionTest {
  @Test
  void messagesNameFormatAndPlace() {
    assertEquals(
        "gpt at byte 512: no signature",
        new MalformedFormatException("gpt", "gpt.signature", 512, "no signature").getMessage());
    assertEquals(
        "gpt: too small",
        new MalformedFormatException("gpt", "gpt.size", -1, "too small").getMessage());
    assertEquals(
        "grub at line 7: no end",
        MalformedFormatException.atLine("grub", "grub.end", 7, "no end").getMessage());
    assertEquals(
        "squashfs at byte 28: version 3.1, only 4.0 is supported",
        new UnsupportedFormatException(
                "squashfs", "squashfs.version", 28, "version 3.1, only 4.0 is supported")
            .getMessage());
  }

  @Test
  void placesAreOptional() {
    FormatException atByte = new MalformedFormatException("gpt", "gpt.x", 0, "m");
    assertEquals(OptionalLong.of(0), atByte.offset());
    assertEquals(OptionalInt.empty(), atByte.line());
    FormatException atLine = MalformedFormatException.atLine("grub", "grub.x", 1, "m");
    assertEquals(OptionalLong.empty(), atLine.offset());
    assertEquals(OptionalInt.of(1), atLine.line());
    FormatException nowhere = new UnsupportedFormatException("gpt", "gpt.x", -1, "m");
    assertEquals(OptionalLong.empty(), nowhere.offset());
  }

  @Test
  void aFindingBecomesAnException() {
    Diagnostic finding = Diagnostic.of(Severity.ERROR, "mbr.ebr-loop", "comes back");
    FormatException e = MalformedFormatException.of(finding.atOffset(1024));
    assertEquals("mbr", e.format());
    assertEquals("mbr.ebr-loop", e.reason());
    assertEquals("mbr at byte 1024: comes back", e.getMessage());
    assertEquals(
        "mbr at line 3: comes back", MalformedFormatException.of(finding.atLine(3)).getMessage());
    assertEquals(
        "odd: m",
        MalformedFormatException.of(Diagnostic.of(Severity.INFO, "odd", "m")).getMessage());
  }

  @Test
  void survivesSerialization() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(
          new LimitExceededException("gpt", 512, ReadLimits.Limit.of("gpt.entries", 10), 11, 10));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      LimitExceededException e = (LimitExceededException) in.readObject();
      assertEquals("gpt.entries", e.limitName());
      assertEquals(11, e.asked());
      assertEquals(OptionalLong.of(512), e.offset());
    }
  }
}
