package io.github.bootformats.partition.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.FormatException;
import io.github.bootformats.api.LimitExceededException;
import io.github.bootformats.api.MalformedFormatException;
import io.github.bootformats.api.ReadLimits;
import io.github.bootformats.api.ReadResult;
import io.github.bootformats.partition.gpt.GptAttributes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiskScriptTest {
  private static ScriptPartition line(String text) throws FormatException {
    List<ScriptPartition> partitions = DiskScript.parse(text + "\n").model().partitions();
    assertEquals(1, partitions.size(), text);
    return partitions.get(0);
  }

  private static ScriptPartition starting(long lba) {
    return ScriptPartition.DEFAULT.start(ScriptAmount.sectors(lba));
  }

  @Test
  void dumpOfSfdisk() throws FormatException {
    String text =
        """
        label: gpt
        label-id: 4D3C2B1A-0000-4000-8000-0123456789AB
        device: /dev/nvme0n1
        unit: sectors
        first-lba: 2048
        last-lba: 131038
        sector-size: 512

        /dev/nvme0n1p1 : start=        2048, size=       32768, \
        type=C12A7328-F81F-11D2-BA4B-00A0C93EC93B, uuid=11111111-2222-3333-4444-000000000001, \
        name="E\\x22SP\\xc3\\xa4", attrs="RequiredPartition GUID:60,63"
        /dev/nvme0n1p3 : start=       40960, size=        2048, \
        type=0FC63DAF-8483-4772-8E79-3D69D8477DE4, uuid=11111111-2222-3333-4444-000000000003
        """;
    ReadResult<DiskScript> result = DiskScript.parse(text);
    assertEquals(List.of(), result.diagnostics());
    DiskScript script = result.model();
    assertEquals("gpt", script.header("label").orElseThrow());
    assertEquals("2048", script.header("first-lba").orElseThrow());
    ScriptPartition first = script.partitions().get(0);
    assertEquals(OptionalInt.of(1), first.number());
    assertEquals("E\"SP\u00e4", first.name());
    assertEquals(
        GptAttributes.REQUIRED | GptAttributes.READ_ONLY | GptAttributes.NO_AUTO,
        first.attributes());
    assertEquals(
        UUID.fromString("11111111-2222-3333-4444-000000000001"), first.uuid().orElseThrow());
    assertEquals(OptionalInt.of(3), script.partitions().get(1).number());
    assertEquals(OptionalInt.of(10), script.partitions().get(1).line());
    assertEquals(text, script.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/sda1, 1",
    "/dev/nvme0n1p3, 3",
    "disk.img2, 2",
    "disk.img#2, 2",
    "7, 7",
    "/dev/sda007, 7",
    "/dev/sda, 0",
    "/dev/sda0, 0",
    "/dev/sda99999999999, 0",
    "p2147483647, 2147483647",
    "p2147483648, 0"
  })
  void numbersOfNodes(String node, int number) throws FormatException {
    OptionalInt expected = number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
    assertEquals(expected, line(node + " : start=1").number());
    assertEquals(node, line(node + " : start=1").node().orElseThrow());
  }

  @Test
  void shortForm() throws FormatException {
    ScriptPartition full = starting(2048).size(ScriptAmount.sectors(100)).type("L").bootable(true);
    assertEquals(full, line("2048,100,L,*"));
    assertEquals(full, line("2048 100 L *"));
    assertEquals(full, line("  2048 ;100\t, L , * "));
    assertEquals(full, line("2048,100,L,+,0,1,1"), "what follows is ignored");
    assertEquals(full.bootable(false), line("2048,100,L,-"));
    assertEquals(full.bootable(false), line("2048,100,L"));
    assertEquals(starting(5), line("5"));
    assertEquals(ScriptPartition.DEFAULT, line(","));
    assertEquals(ScriptPartition.DEFAULT, line("+,+"));
    assertEquals(ScriptPartition.DEFAULT, line("- - - -"));
    assertEquals(ScriptPartition.DEFAULT.type("S"), line(",,S"));
    assertEquals(ScriptPartition.DEFAULT.bootable(true), line(",,,*"));
    assertEquals(ScriptPartition.DEFAULT.type("Linux swap"), line(",,\"Linux swap\""));
    assertEquals(starting(1).size(ScriptAmount.bytes(10 << 20)), line("1,10M"));
  }

  @Test
  void formWithNames() throws FormatException {
    assertEquals(
        starting(8).size(ScriptAmount.bytes(4096)).type("swap").name("a b").bootable(true),
        line("NAME=\"a b\" bootable; Type=swap,size=4K start=8"));
    assertEquals(starting(2), line("start=1, start=2,"), "the last one counts");
    assertEquals(ScriptPartition.DEFAULT, line("start=-, size= , name=\"\", attrs=\"\""));
    assertEquals(ScriptPartition.DEFAULT.type("83"), line("Id=83"));
    assertEquals(starting(3), line(": start=3"));
    assertEquals(starting(3), line("start=+3"), "a plus sign before a number means nothing");
  }

  /** One at the end of a line belongs to the line, so that a type that ends with one is quoted. */
  @Test
  void carriageReturnsOfAType() throws FormatException {
    DiskScript script = DiskScript.parse(",1M,t\r\r,\n").model();
    assertEquals(Optional.of("t\r\r"), script.partitions().get(0).type());
    assertEquals(script, DiskScript.parse(script.toString()).model());
  }

  @Test
  void quotationMarks_asLibfdiskReadsThem() throws FormatException {
    assertEquals("a,b;c=d", line("name=\"a,b;c=d\"").name());
    assertEquals("a\"b c", line("name=a\"b c\"").name(), "only a mark at the beginning is dropped");
    assertEquals("", line("name=,start=1").name());
    assertEquals("a'b", line("name=a'b").name());
    assertEquals("a\\b\\xg1", line("name=a\\b\\xg1").name(), "not an escape");
    assertEquals("\"\\", line("name=\"\\x22\\x5C\"").name());
    assertEquals("\u00e4\ud83d\ude00", line("name=\"\u00e4\\xf0\\x9f\\x98\\x80\"").name());
    assertEquals("\ud800", line("name=\"\\xed\\xa0\\x80\"").name(), "half of a pair");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, false",
    "010, 8, false",
    "0x10, 16, false",
    "0X1f, 31, false",
    "9223372036854775807, 9223372036854775807, false",
    "1K, 1024, true",
    "1k, 1024, true",
    "1KiB, 1024, true",
    "1kib, 1024, true",
    "1KB, 1000, true",
    "1Mb, 1000000, true",
    "0x10M, 16777216, true",
    "1.5G, 1610612736, true",
    "0.3GiB, 322122547, true",
    "1.05K, 1075, true",
    "2T, 2199023255552, true",
    "1P, 1125899906842624, true",
    "1E, 1152921504606846976, true",
    "0Y, 0, true"
  })
  void amounts(String text, long value, boolean bytes) throws FormatException {
    ScriptAmount expected = bytes ? ScriptAmount.bytes(value) : ScriptAmount.sectors(value);
    assertEquals(expected, line("size=" + text).size().orElseThrow());
    assertEquals(expected, line("size=" + expected).size().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-5",
        "08",
        "1.5",
        "1.K5",
        ".5K",
        "K",
        "1KiBB",
        "1Ki",
        "1iB",
        "0x",
        "9E9",
        "8Z",
        "1S",
        "9223372036854775808",
        "0x8000000000000000",
        "1.x",
        "++1",
        "\u0661",
        "8E"
      })
  void noAmounts(String text) {
    MalformedFormatException e =
        assertThrows(MalformedFormatException.class, () -> line("start=1, size=" + text));
    assertEquals("script.number", e.reason());
    assertEquals(OptionalInt.of(1), e.line());
    String said = String.valueOf(e.getMessage());
    assertTrue(said.contains("column 15: expected a number of sectors"), said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "label: gpt\\nlabel: foo|line 2: column 8: expected gpt, dos|found 'foo'",
        "unit: cylinders|line 1: column 7: expected sectors, found 'cylinders'|",
        "first-lba: x|line 1: column 12: expected the number of a sector, found 'x'|",
        "'label:  '|line 1: column 7: expected the value of 'label', found|",
        ",\\nlabel: gpt|line 2: column 1: expected a number of sectors|found 'label:'",
        "start=1, what=2|line 1: column 10: expected start=, size=|found 'what=2'",
        "name=\"abc|line 1: column 10: expected a closing quotation mark|the end of the line",
        "name=\"abc\"d|line 1: column 11: expected a comma or a blank, found 'd'|",
        "uuid=123|line 1: column 6: expected a GUID, found '123'|",
        "type=|line 1: column 6: expected a type of a partition|the end of the line",
        "type=,|line 1: column 6: expected a type of a partition, such as|found ''",
        "attrs=\"GUID:5\"|line 1: column 8: expected RequiredPartition|found 'GUID:5'",
        "name=\"\\xff\"|line 1: column 7: expected a name in UTF-8|",
        "name=\"\\x00\"|line 1: column 7: expected a name in UTF-8|without NUL",
        "name=0123456789012345678901234567890123456|at most 36 UTF-16 units|",
        "bootable=1|line 1: column 1: expected start=|",
        "1,2,L,x|line 1: column 7: expected *, + or -, found 'x'|",
        "write|line 1: column 1: expected a number of sectors|found 'write'",
        "start=1 \\u001b[31m|found '\\\\x1b[31m'|"
      })
  void errors_nameThePlace_andWhatWasExpected(String text, String message, @Nullable String more) {
    String script = text.replace("\\n", "\n").replace("\\u001b", "\u001b");
    MalformedFormatException e =
        assertThrows(MalformedFormatException.class, () -> DiskScript.parse(script));
    String said = String.valueOf(e.getMessage());
    assertTrue(said.contains(message.replace("\\\\", "\\")), said);
    assertTrue(more == null || said.contains(more), said);
  }

  @Test
  void commentsAndBlankLines() throws FormatException {
    DiskScript script =
        DiskScript.parse("# label: dos\r\n\n  \t\nlabel: gpt\r\n  # x\nsize=1\r\n").model();
    assertEquals(
        DiskScript.builder()
            .header("label", "gpt")
            .partition(ScriptPartition.DEFAULT.size(ScriptAmount.sectors(1)))
            .build(),
        script);
    assertEquals(OptionalInt.of(6), script.partitions().get(0).line());
  }

  @Test
  void unknownHeaders_areKept_andReported() throws FormatException {
    ReadResult<DiskScript> result = DiskScript.parse("Label: gpt\nlabel: dos\nfoo: a:b\n");
    assertEquals("gpt", result.model().header("Label").orElseThrow());
    assertEquals("a:b", result.model().header("foo").orElseThrow());
    assertEquals(
        List.of("script.unknown-header", "script.unknown-header"),
        result.diagnostics().stream().map(Diagnostic::code).toList());
    assertEquals(OptionalInt.of(3), result.diagnostics().get(1).line());
    assertEquals("Label: gpt\nlabel: dos\nfoo: a:b\n", result.model().toString());
  }

  @Test
  void limits() throws FormatException {
    ReadLimits small =
        ReadLimits.builder()
            .with(DiskScript.MAX_LINES, 2)
            .with(DiskScript.MAX_LENGTH, 20)
            .with(DiskScript.MAX_LINE_LENGTH, 10)
            .build();
    DiskScript.parse("start=1234\r\n,\n", small);
    for (String text : List.of("\n\n\n", "start=12345\n", "\n12345678901234567890")) {
      assertThrows(LimitExceededException.class, () -> DiskScript.parse(text, small), text);
    }
    String name = "x".repeat(8190 - 2);
    assertEquals(1, DiskScript.parse(name + ":x").diagnostics().size());
    assertThrows(LimitExceededException.class, () -> DiskScript.parse(name + ":xy"));
  }

  @Test
  void whatNoLineCanSay_isACallersMistake() {
    ScriptPartition any = ScriptPartition.DEFAULT;
    assertThrows(IllegalArgumentException.class, () -> any.node("a=b"));
    assertThrows(IllegalArgumentException.class, () -> any.node("#1"));
    assertThrows(IllegalArgumentException.class, () -> any.type("a\"b"));
    assertThrows(IllegalArgumentException.class, () -> any.name("x".repeat(37)));
    assertThrows(IllegalArgumentException.class, () -> any.attributes(8));
    assertThrows(IllegalArgumentException.class, () -> ScriptAmount.bytes(-1));
    DiskScript.Builder script = DiskScript.builder();
    assertThrows(IllegalArgumentException.class, () -> script.header("label", "ext4"));
    assertThrows(IllegalArgumentException.class, () -> script.header("a:b", "c"));
    assertThrows(IllegalArgumentException.class, () -> script.header("device", "a=b"));
    assertFalse(DiskScript.canName("/a:b"));
    assertThrows(IllegalArgumentException.class, () -> script.build().named("/a:b"));
  }

  @Test
  void namesOfDevices() {
    DiskScript script =
        DiskScript.builder()
            .header("label", "dos")
            .header("unit", "sectors")
            .partition(starting(1).node("3"))
            .partition(starting(9))
            .build();
    assertEquals(
        """
        label: dos
        device: disk.img
        unit: sectors

        disk.img3 : start=           1
        start=           9
        """,
        script.named("disk.img").toString());
    assertEquals(
        "/dev/loop0p3", script.named("/dev/loop0").partitions().get(0).node().orElseThrow());
  }
}
