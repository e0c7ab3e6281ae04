package io.github.bootformats.cli.term;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  private static final Terminal TERMINAL =
      new Terminal(
          OutputStream.nullOutputStream(),
          OutputStream.nullOutputStream(),
          StandardCharsets.UTF_8,
          false,
          80);

  private final TextTable table =
      new TextTable(
          List.of("", "size", "name", "flags", "uuid"),
          new boolean[] {false, true, false, false, false});

  TextTableTest() {
    table.add(List.of("one", "1 MiB", "日本", "", "1234"), Style.BOLD);
    table.add(List.of("twelve", "1007 KiB", "", "", "5678"), Style.PLAIN);
  }

  @Test
  void columnsAreAlignedByWhatTheyTakeOnTheScreen() {
    table.fit(80);
    assertEquals("            size  name  uuid", table.heading(TERMINAL));
    assertEquals("one        1 MiB  日本  1234", table.row(0, TERMINAL));
    assertEquals("twelve  1007 KiB        5678", table.row(1, TERMINAL));
    assertEquals(List.of(), table.leftOut());
  }

  @Test
  void theLastColumnsGoWhereTheWidthDoesNotSuffice() {
    table.fit(25);
    assertEquals("twelve  1007 KiB", table.row(1, TERMINAL));
    assertEquals(List.of("uuid"), table.leftOut());
    table.fit(1);
    assertEquals("twelve", table.row(1, TERMINAL));
    assertEquals(List.of("size", "name", "uuid"), table.leftOut());
  }
}
