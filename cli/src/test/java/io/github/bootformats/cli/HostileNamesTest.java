package io.github.bootformats.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Formats;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that would change what a terminal shows reach it escaped. */
class HostileNamesTest {
  private static final String NAME = "\033[31mred\007\u009b2J\u202etfel\r\n\\\u007f";
  private static final String ESCAPED =
      "\\x1b[31mred\\x07\\xc2\\x9b2J\\xe2\\x80\\xaetfel\\x0d\\x0a\\\\\\x7f";

  @TempDir Path directory = Path.of("");

  private void writeDisk(String name) throws IOException {
    SampleImages.write(
        GptBuilder.create(16 << 20, SectorSize.B512)
            .seed("hostile")
            .addRest(GptTypes.LINUX_FILESYSTEM, name)
            .build(),
        directory.resolve("disk.img"));
  }

  private String out(String... command) {
    ToolRun run = ToolRun.in(directory, command);
    assertEquals(0, run.status(), run.err());
    assertTrue(
        run.out().codePoints().allMatch(c -> c == '\n' || !Character.isISOControl(c)), run.out());
    assertEquals(-1, run.out().indexOf('\u202e'));
    return run.out();
  }

  @Test
  void partitionsEscapesThem() throws IOException {
    writeDisk(NAME);
    assertTrue(out("partitions", "disk.img", "--as", "raw").contains(ESCAPED));
    out("partitions", "disk.img", "--as", "linux");
    out("partitions", "disk.img", "--as", "uefi");
  }

  @Test
  void inspectEscapesThem() throws IOException {
    writeDisk(NAME);
    out("inspect", "disk.img", "--long");
    out("inspect", "disk.img", "--json");
  }

  @Test
  void jsonKeepsThemExactly() throws IOException {
    writeDisk(NAME);
    String json = out("partitions", "disk.img", "--as", "raw", "--json");
    assertTrue(json.codePoints().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')), json);
    JsonTree partition = JsonTree.parse(json).get("partitions").get(0);
    assertEquals(NAME, partition.get("name").text());
  }

  @Test
  void aTerminalThatShowsAsciiGetsAscii() throws IOException {
    writeDisk("Größe");
    ToolRun run =
        ToolRun.in(
            directory,
            US_ASCII,
            Map.of(),
            Formats::installed,
            "partitions",
            "disk.img",
            "--as",
            "raw");
    assertTrue(run.out().contains("Gr\\xc3\\xb6\\xc3\\x9fe"), run.out());
    ToolRun tree =
        ToolRun.in(directory, US_ASCII, Map.of(), Formats::installed, "inspect", "disk.img");
    assertTrue(tree.out().contains("`- GPT with 1 partition\n"), tree.out());
    ToolRun utf8 =
        ToolRun.in(
            directory,
            UTF_8,
            Map.of(),
            Formats::installed,
            "partitions",
            "disk.img",
            "--as",
            "raw");
    assertTrue(utf8.out().contains("Größe"), utf8.out());
  }

  @Test
  void anUnpairedSurrogateIsNoQuestionMark() throws IOException {
    writeDisk("a\ud800b");
    assertTrue(out("partitions", "disk.img", "--as", "raw").contains("a\\ud800b"));
    String json = out("partitions", "disk.img", "--as", "raw", "--json");
    assertTrue(json.toLowerCase(java.util.Locale.ROOT).contains("a\\ud800b"), json);
  }

  @Test
  void fileNamesAreEscapedToo() {
    ToolRun run = ToolRun.in(directory, "inspect", "no\033[2Jsuch");
    assertEquals("bootfmt: no\\x1b[2Jsuch: no such file\n", run.err());
  }
}
