package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SquashFS images in all commands that take files. */
class SquashfsCommandTest {
  @TempDir Path directory = Path.of("");

  @BeforeEach
  void image() throws IOException {
    SampleImages.unpack("squashfs-small", directory);
  }

  private ToolRun run(String command) {
    return ToolRun.in(directory, command.split(" ", -1));
  }

  @Test
  void filesAreListedAndPrinted() {
    assertEquals(new ToolRun(0, "hello\n", ""), run("cat squashfs-small.img etc/issue"));
    ToolRun list = run("ls -l squashfs-small.img etc");
    assertEquals("", list.err());
    assertTrue(list.out().contains("lrwxrwxrwx"), list.out());
    assertTrue(list.out().contains("1000:100"), list.out());
    assertEquals(300, run("ls squashfs-small.img many").out().lines().count());
  }

  @Test
  void filesAreExtractedAndCompared() throws IOException {
    Path out = directory.resolve("out");
    ToolRun run = run("extract squashfs-small.img out");
    assertEquals(1, run.status());
    assertEquals(
        """
        bootfmt: fifo: special file left out: fifo
        bootfmt: null: special file left out: character device 1:3
        """,
        run.err());
    assertEquals("hello\n", Files.readString(out.resolve("etc/motd")));
    assertTrue(Files.isSameFile(out.resolve("etc/motd"), out.resolve("etc/issue")));
    assertEquals(new ToolRun(0, "", ""), run("diff squashfs-small.img squashfs-small.img"));
  }

  @Test
  void anInodeIsFoundByNameAndByNumber() {
    String byName = run("squashfs inode squashfs-small.img etc/motd --json").out();
    assertTrue(byName.contains("\"user.comment\""), byName);
    String number = byName.lines().filter(l -> l.contains("\"number\"")).findFirst().orElse("");
    String digits = number.replaceAll("[^0-9]", "");
    assertEquals(byName, run("squashfs inode squashfs-small.img #" + digits + " --json").out());
  }

  @Test
  void theLargestFilesAreAsManyAsAskedFor() {
    String text = run("squashfs info --largest 1 squashfs-small.img").out();
    assertTrue(text.contains("etc/holes"), text);
    assertFalse(
        run("squashfs info --largest 0 squashfs-small.img").out().contains("largest"), text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "squashfs                                   | 2 | no command given",
        "squashfs inode squashfs-small.img none     | 1 | none: no such file in it",
        "squashfs inode squashfs-small.img #9999    | 1 | no such inode",
        "squashfs info missing                      | 1 | missing",
      })
  void wrongUse(String command, int status, String message) {
    ToolRun run = run(command.strip());
    assertEquals(status, run.status());
    assertTrue(run.err().contains(message), run.err());
  }

  /** The table of ids does not end where Linux wants it to. */
  @Test
  void theSuperblockIsShownOfAnImageThatIsRefused() throws IOException {
    Path image = directory.resolve("squashfs-small.img");
    byte[] bytes = Files.readAllBytes(image);
    bytes[26] ^= 1; // the number of ids
    bytes[27] ^= 0x7F;
    Files.write(image, bytes);
    ToolRun text = run("squashfs info squashfs-small.img");
    assertEquals(1, text.status());
    assertTrue(text.err().contains("table"), text.err());
    assertTrue(text.out().contains("refused"), text.out());
    assertTrue(text.out().contains("directories at"), text.out());
    ToolRun json = run("squashfs info --json squashfs-small.img");
    assertEquals(1, json.status());
    assertTrue(json.out().contains("\"refusal\""), json.out());
    assertTrue(json.out().contains("\"rootInode\""), json.out());
  }

  @Test
  void whatIsNoImageIsSaidToBeNone() throws IOException {
    Files.writeString(directory.resolve("text"), "x".repeat(200));
    ToolRun run = run("squashfs info text");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("expected hsqs"), run.err());
  }
}
