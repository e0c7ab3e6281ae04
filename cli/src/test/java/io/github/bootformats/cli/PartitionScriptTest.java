package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.partition.script.DiskScript;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bootfmt partition dump} and {@code apply}. */
class PartitionScriptTest {
  private static final String[] APPLY = {"partition", "apply", "blank.img", "-", "--yes"};

  @TempDir Path directory = Path.of("");

  private PartitionRuns runs = new PartitionRuns(directory);

  @BeforeEach
  void writeDisks() throws IOException {
    runs = new PartitionRuns(directory);
    runs.gpt("gpt.img");
    runs.mbr("mbr.img");
    Files.write(runs.path("blank.img"), new byte[64 * PartitionRuns.MIB]);
  }

  private ToolRun apply(String script) {
    return ToolRun.reading(directory, script.getBytes(StandardCharsets.UTF_8), APPLY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt.img", "mbr.img"})
  void whatIsDumped_makesTheSameDisk(String disk) throws IOException {
    String script = runs.ok("dump", disk);
    ToolRun run = apply(script);
    assertEquals("", run.err());
    assertEquals(0, run.status());
    assertEquals(runs.linux(disk), runs.linux("blank.img"));
    assertEquals(script.replace(disk, "blank.img"), runs.ok("dump", "blank.img"));
    Files.writeString(runs.path("script"), script);
    assertEquals(
        disk + ": nothing to change\n", runs.ok("apply", disk, "script", "--yes"), "already so");
  }

  @Test
  void dump_isAScript() {
    String script = runs.ok("dump", "mbr.img");
    assertTrue(script.startsWith("label: dos\nlabel-id: 0x"), script);
    assertTrue(script.contains("\ndevice: mbr.img\nunit: sectors\nsector-size: 512\n\n"), script);
    assertTrue(script.contains("\nmbr.img1 : start=        2048, size=       16384, type=c\n"));
    assertEquals(5, script.lines().filter(line -> line.startsWith("mbr.img")).count());
  }

  @Test
  void dump_asJson() throws IOException {
    JsonTree json = JsonTree.parse(runs.ok("dump", "gpt.img", "--json"));
    assertEquals(List.of("schema", "image", "headers", "partitions"), json.keys());
    assertEquals("bootfmt.partition-script/1", json.get("schema").text());
    assertEquals("gpt.img", json.get("image").text());
    assertEquals(
        List.of("label", "label-id", "unit", "first-lba", "last-lba", "sector-size"),
        json.get("headers").keys());
    JsonTree first = json.get("partitions").get(0);
    assertEquals(
        List.of("number", "start", "sectors", "type", "uuid", "name", "attributes", "bootable"),
        first.keys());
    assertEquals(BigInteger.valueOf(2048), first.get("start").number());
    assertEquals("c12a7328-f81f-11d2-ba4b-00a0c93ec93b", first.get("type").text());
    assertEquals("ESP", first.get("name").text());
    assertFalse(first.get("bootable").bool());
    JsonTree mbr = JsonTree.parse(runs.ok("dump", "mbr.img", "--json"));
    assertTrue(mbr.get("partitions").get(0).get("uuid").isNull());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=b.img", "a:b.img", "\u202egmi.img", " x.img"})
  void namesThatCannotBeWritten_areLeftAway(String name) throws IOException {
    Files.move(runs.path("gpt.img"), runs.path(name));
    String script = runs.ok("dump", name);
    assertFalse(script.contains("device:"), script);
    assertTrue(script.contains("\n1 : start=        2048"), script);
    assertEquals(2, DiskScript.parse(script).model().partitions().size());
  }

  @Test
  void blankAndDamagedDisks_areNotDumped() throws IOException {
    assertEquals(
        "bootfmt: blank.img: there is no partition table to describe",
        runs.refused("dump", "blank.img"));
    byte[] bytes = runs.bytes("gpt.img");
    bytes[1100] ^= 1;
    Files.write(runs.path("gpt.img"), bytes);
    String message = runs.refused("dump", "gpt.img");
    assertTrue(message.startsWith("bootfmt: gpt.img: gpt at byte "), message);
  }

  @Test
  void apply_showsThePlan_andKeepsWhatItReplaces() throws IOException {
    byte[] before = runs.bytes("gpt.img");
    Files.writeString(
        runs.path("new.sfdisk"), "label: dos\nlabel-id: 0x12345678\n,10M,uefi,*\n,,linux\n");
    String dry = runs.ok("apply", "gpt.img", "new.sfdisk", "--dry-run");
    assertTrue(dry.contains("10 MiB"), dry);
    assertArrayEquals(before, runs.bytes("gpt.img"));
    runs.ok("apply", "gpt.img", "new.sfdisk", "--yes", "--save", "saved");
    assertEquals(2, runs.linux("gpt.img").size());
    assertEquals(0x12345678L, runs.layout("gpt.img").mbr().diskSignature());
    assertEquals(List.of(), runs.layout("gpt.img").gptTables());
    runs.ok("restore", "gpt.img", "saved", "--yes");
    assertArrayEquals(before, runs.bytes("gpt.img"));
  }

  @Test
  void apply_asks() throws IOException {
    Files.writeString(runs.path("new.sfdisk"), "label: gpt\n,\n");
    ToolRun run = runs.answering("y\n", "apply", "blank.img", "new.sfdisk");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("Write this to blank.img? [y/N] Written: "), run.out());
    assertEquals(1, runs.linux("blank.img").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "|blank.img: script: the script has no partitions",
        "label: gpt;size=x|-: script at line 2: column 6: expected a number of sectors",
        "label: gpt;size=1T|blank.img: script at line 2: there is no room",
        "label: sun;,|blank.img: script: the label sun cannot be made here",
        "sector-size: 4096;,|blank.img: script: the script counts in sectors of 4096 bytes"
      })
  void badScripts_writeNothing(String scriptAndMessage) throws IOException {
    int bar = scriptAndMessage.indexOf('|');
    ToolRun run = apply(scriptAndMessage.substring(0, bar).replace(";", "\n"));
    assertEquals(1, run.status(), run.out());
    assertTrue(run.err().startsWith("bootfmt: " + scriptAndMessage.substring(bar + 1)), run.err());
    assertEquals(1, run.err().lines().count());
    assertTrue(runs.layout("blank.img").mbr().bytes().isZero());
  }

  @Test
  void filesThatAreNoScripts() throws IOException {
    Files.write(runs.path("binary"), new byte[] {(byte) 0xFF, 1});
    assertEquals(
        "bootfmt: binary: is no script: it is not UTF-8",
        runs.refused("apply", "blank.img", "binary", "--yes"));
    assertEquals(
        "bootfmt: none: no such file", runs.refused("apply", "blank.img", "none", "--yes"));
    assertEquals(
        "bootfmt: none.img: no such file",
        ToolRun.reading(
                directory,
                ",".getBytes(StandardCharsets.UTF_8),
                "partition",
                "apply",
                "none.img",
                "-y")
            .err()
            .strip());
  }

  @Test
  void unknownHeaders_areReported() {
    ToolRun run = apply("label: gpt\nfoo\u001b: bar\n,\n");
    assertEquals(0, run.status(), run.err());
    assertEquals(
        "bootfmt: - at line 2: The header 'foo\\x1b' is not known; it is ignored, as sfdisk does\n",
        run.err());
  }

  @Test
  @Tag("oracle")
  void sfdisk_readsOurDump_andWeReadItsOwn() throws IOException, InterruptedException {
    for (String disk : List.of("gpt.img", "mbr.img")) {
      String path = runs.path(disk).toString();
      String theirs = Oracles.tool("sfdisk", "fdisk").run("-d", path).orFail().out();
      assertEquals(theirs, runs.ok("dump", path));
      assertEquals(0, apply(theirs).status());
      assertEquals(runs.linux(disk), runs.linux("blank.img"));
    }
  }
}
