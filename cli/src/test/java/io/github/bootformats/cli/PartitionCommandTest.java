package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all commands have in common that change a disk: asking, keeping, refusing. */
class PartitionCommandTest {
  @TempDir Path directory = Path.of("");

  private PartitionRuns runs = new PartitionRuns(directory);
  private byte[] before = {};

  @BeforeEach
  void writeDisk() throws IOException {
    runs = new PartitionRuns(directory);
    runs.gpt("disk.img");
    before = runs.bytes("disk.img");
  }

  private void assertUntouched() throws IOException {
    assertArrayEquals(before, runs.bytes("disk.img"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"y\n", "yes\n", " Y \n"})
  void yesIsYes(String answer) throws IOException {
    ToolRun run = runs.answering(answer, "delete", "disk.img", "1");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("Write this to disk.img? [y/N] Written: 3 KiB.\n"), run.out());
    assertEquals(1, runs.linux("disk.img").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"n\n", "\n", "yesterday\n", ""})
  void anythingElseIsNo(String answer) throws IOException {
    ToolRun run = runs.answering(answer, "delete", "disk.img", "1", "--save", "saved");
    assertEquals(1, run.status());
    assertEquals("", run.err());
    assertTrue(run.out().endsWith("Write this to disk.img? [y/N] Nothing was written.\n"));
    assertUntouched();
    assertFalse(Files.exists(runs.path("saved")));
  }

  @Test
  void withoutATerminalNothingIsWritten() throws IOException {
    assertEquals(
        "bootfmt: disk.img: nothing was written: there is no terminal to ask on, so give --yes",
        runs.refused("delete", "disk.img", "1"));
    assertUntouched();
  }

  @Test
  void aDryRunWritesNothing() throws IOException {
    String out = runs.ok("delete", "disk.img", "1", "--dry-run", "--save", "saved");
    assertTrue(out.contains("-  1   2048    32768  16 MiB  EFI System"), out);
    assertTrue(out.contains("   2  34816    16384   8 MiB  Linux filesystem"), out);
    assertTrue(out.endsWith("Nothing was written: this is a dry run.\n"), out);
    assertUntouched();
    assertFalse(Files.exists(runs.path("saved")));
  }

  @Test
  void jsonIsNotAsked() throws IOException {
    ToolRun run = runs.run("delete", "disk.img", "1", "--json");
    assertEquals(
        new ToolRun(
            2,
            "",
            """
            bootfmt: --json asks nothing: give --yes or --dry-run as well
            Try 'bootfmt partition delete --help'.
            """),
        run);
    assertUntouched();
  }

  @Test
  void jsonSaysWhatWasDone() throws IOException {
    JsonTree dry = JsonTree.parse(runs.ok("delete", "disk.img", "1", "--json", "-n"));
    assertFalse(dry.get("written").bool());
    assertUntouched();
    JsonTree json =
        JsonTree.parse(runs.ok("delete", "disk.img", "1", "--json", "-y", "--save", "saved"));
    assertEquals(
        List.of(
            "schema",
            "image",
            "sectorSize",
            "steps",
            "notes",
            "before",
            "after",
            "resolved",
            "introduced",
            "writes",
            "savedTo",
            "written"),
        json.keys());
    assertEquals("bootfmt.partition-change/1", json.get("schema").text());
    assertEquals(
        "partition 1 removed: 16 MiB at LBA 2048, EFI System \"ESP\"",
        json.get("steps").get(0).text());
    assertEquals(2, json.get("before").get("partitions").size());
    assertEquals(1, json.get("after").get("partitions").size());
    assertEquals(BigInteger.valueOf(64 << 20), json.get("after").get("size").number());
    assertEquals(6, json.get("writes").size());
    assertEquals(List.of("what", "offset", "length", "barrier"), json.get("writes").get(0).keys());
    assertEquals("saved", json.get("savedTo").text());
    assertTrue(json.get("written").bool());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "delete disk.img 7 -y        | disk.img: there is no partition 7; there are 1, 2",
        "delete missing.img 1 -y     | missing.img: no such file",
        "delete . 1 -y               | .: is a directory, not an image",
        "delete blank.img 1 -y       | blank.img: there is no partition table to change; 'bootfmt"
            + " partition create' makes one",
        "delete bsd.img 1 -y         | bsd.img: there is no GPT and no MBR to change, but another"
            + " label: BSD disklabel; 'bootfmt partition create --force' replaces it",
        "delete tiny.img 1 -y        | tiny.img: disk: The disk has 16 bytes, which is less than a"
            + " sector of 512",
        "dump bsd.img                | bsd.img: there is no partition table to describe",
        "delete disk.img 1 -y --save disk.img | disk.img: already exists; --save writes a new file",
        "resize disk.img 1 17M -y    | disk.img: partition 1 cannot grow from 16 MiB to 17 MiB: no"
            + " sectors behind it are free",
        "add disk.img --type 0x83 -y | disk.img: a GPT knows no type '0x83'; types are names such"
            + " as linux, gdisk's codes such as 8300, or GUIDs",
        "add disk.img --start 50% -y | disk.img: '50%' is no place to start at; places are like"
            + " 1MiB or 2048s",
        "restore disk.img disk.img   | disk.img: saved-sectors at byte 0: this is no file with"
            + " saved sectors",
        "restore disk.img nothing    | nothing: no such file",
      })
  void badInputIsOneLine_andChangesNothing(String command, String complaint) throws IOException {
    Files.write(runs.path("blank.img"), new byte[1 << 20]);
    Files.write(runs.path("tiny.img"), new byte[16]);
    byte[] bsd = new byte[1 << 20];
    ByteBuffer.wrap(bsd).putInt(512, 0x57455682).putInt(512 + 132, 0x57455682);
    Files.write(runs.path("bsd.img"), bsd);
    assertEquals("bootfmt: " + complaint, runs.refused(command.split(" ", -1)));
    assertUntouched();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                            | no command given | bootfmt partition",
        "delete disk.img               | Missing required parameter: 'N' | bootfmt partition"
            + " delete",
        "resize disk.img 1             | Missing required parameter: 'SIZE' | bootfmt partition"
            + " resize",
        "resize disk.img 1 --much      | Invalid value for positional parameter at index 2 (SIZE):"
            + " '--much' is no size; sizes are like 512MiB, 1.5G, 2048s, 50%, 50%free, rest, +64M,"
            + " -64M | bootfmt partition resize",
        "add disk.img --number 0       | --number: '0' is no number of a partition | bootfmt"
            + " partition add",
        "add disk.img --guid 12        | --guid: '12' is no GUID like"
            + " 0fc63daf-8483-4772-8e79-3d69d8477de4 | bootfmt partition add",
        "add disk.img --kind big       | --kind: 'big' is no kind; kinds are primary and logical |"
            + " bootfmt partition add",
        "add disk.img --sector-size 99 | --sector-size is 512, 1024, 2048 or 4096, not 99 | bootfmt"
            + " partition add",
      })
  void wrongUsageIsExplained(String command, String complaint, String usage) {
    ToolRun run = runs.run(command.isEmpty() ? new String[0] : command.split(" ", -1));
    assertEquals(
        new ToolRun(2, "", "bootfmt: " + complaint + "\nTry '" + usage + " --help'.\n"), run);
  }

  @Test
  void whatChangesNothingIsNotWritten() throws IOException {
    assertEquals("disk.img: nothing to change\n", runs.ok("resize", "disk.img", "1", "16M"));
    assertUntouched();
  }

  @Test
  void aReadOnlyImageIsSaidToBeSo() throws IOException {
    Path image = runs.path("disk.img");
    assertTrue(image.toFile().setWritable(false));
    if (Files.isWritable(image)) {
      runs.ok("delete", "disk.img", "1", "-y"); // the superuser, whom modes do not stop
      return;
    }
    assertEquals(
        "bootfmt: disk.img: cannot be written: permission denied",
        runs.refused("delete", "disk.img", "1", "-y"));
    assertUntouched();
  }

  @Test
  void whatWasSavedIsPutBack() throws IOException {
    String out = runs.ok("delete", "disk.img", "1", "-y", "--save", "saved");
    assertTrue(
        out.endsWith("Written: 3 KiB. To undo: bootfmt partition restore disk.img saved\n"), out);
    runs.ok("restore", "disk.img", "saved", "-y");
    assertUntouched();
    assertEquals("disk.img: nothing to change\n", runs.ok("restore", "disk.img", "saved", "-y"));
  }

  @Test
  void whatHasChangedSinceIsPutBackByForceOnly() throws IOException {
    runs.ok("delete", "disk.img", "1", "-y", "--save", "saved");
    runs.ok("delete", "disk.img", "2", "-y");
    assertTrue(
        runs.refused("restore", "disk.img", "saved", "-y")
            .startsWith("bootfmt: disk.img: the sectors that saved was saved from have changed"));
    runs.ok("restore", "disk.img", "saved", "-y", "--force");
    assertUntouched();
  }

  @Test
  void whatWasSavedFromAnotherDiskIsRefused() throws IOException {
    runs.ok("delete", "disk.img", "1", "-y", "--save", "saved");
    Files.write(runs.path("other.img"), new byte[1 << 20]);
    assertEquals(
        "bootfmt: other.img: has 1048576 bytes, but saved was saved from a disk of 67108864 bytes",
        runs.refused("restore", "other.img", "saved", "-y"));
  }
}
