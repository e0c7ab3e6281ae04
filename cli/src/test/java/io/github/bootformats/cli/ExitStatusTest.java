package io.github.bootformats.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Formats;
import io.github.bootformats.cli.term.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the tool ends: 0 fine, 1 bad input with one line, 2 wrong usage. */
class ExitStatusTest {
  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "inspect missing.img       | missing.img: no such file",
        "partitions missing.img    | missing.img: no such file",
        "inspect missing.img#2     | missing.img: no such file",
        "inspect .                 | .: is a directory, not an image",
        "inspect empty             | empty: the image is empty",
        "inspect text              | text: not of any known format (bls, cpio, grub, grub-legacy,"
            + " grubenv, initramfs, lilo, linux-kernel, partition-table, squashfs, syslinux,"
            + " tar, volume)",
        "inspect disk.img#9        | disk.img#9: no image 9 inside; there are 1, 2",
        "inspect text#1            | text#1: no image 1 inside",
      })
  void badInputIsOneLine(String command, String complaint) throws IOException {
    Files.createFile(directory.resolve("empty"));
    Files.writeString(directory.resolve("text"), "not a disk\n".repeat(1000));
    SampleImages.writeDisk(directory.resolve("disk.img"));
    ToolRun run = ToolRun.in(directory, command.split(" ", -1));
    assertEquals(new ToolRun(1, "", "bootfmt: " + complaint + "\n"), run);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                            | no command given                            | bootfmt",
        "--no-such-option              | Unknown option: '--no-such-option'          | bootfmt",
        "inspect                       | Missing required parameter: 'IMAGE'         | bootfmt"
            + " inspect",
        "inspect x y                   | Unmatched argument at index 2: 'y'          | bootfmt"
            + " inspect",
        "partitions x --as windows     | --as is linux, linux-gpt, uefi, libblkid, libfdisk, gdisk,"
            + " parted, raw or all, not 'windows' | bootfmt partitions",
        "partitions x --sector-size 99 | --sector-size is 512, 1024, 2048 or 4096, not 99     |"
            + " bootfmt partitions",
      })
  void wrongUsageIsExplained(String command, String complaint, String usage) {
    ToolRun run = ToolRun.in(directory, command.isEmpty() ? new String[0] : command.split(" ", -1));
    assertEquals(
        new ToolRun(2, "", "bootfmt: " + complaint + "\nTry '" + usage + " --help'.\n"), run);
  }

  @Test
  void helpAndVersionGoToTheStandardOutput() {
    ToolRun help = ToolRun.in(directory, "--help");
    assertEquals(0, help.status());
    assertEquals("", help.err());
    assertTrue(help.out().startsWith("Usage: bootfmt "), help.out());
    assertTrue(help.out().lines().allMatch(line -> line.length() <= 100), help.out());
    ToolRun version = ToolRun.in(directory, "--version");
    assertTrue(version.out().matches("bootfmt \\d+\\.\\d+\\.\\d+.*\n"), version.out());
  }

  @Test
  void anUnknownFileIsStillJson() throws IOException {
    Files.writeString(directory.resolve("text"), "not a disk");
    ToolRun run = ToolRun.in(directory, "inspect", "--json", "text");
    assertEquals(1, run.status());
    assertTrue(run.out().contains("\"formats\": []"), run.out());
    assertTrue(run.err().startsWith("bootfmt: text: not of any known format"), run.err());
  }

  @Test
  void aBlankDiskHasNoPartitions() throws IOException {
    Files.write(directory.resolve("blank.img"), new byte[1 << 16]);
    ToolRun run = ToolRun.in(directory, "partitions", "blank.img");
    assertEquals(0, run.status(), run.err());
    assertEquals("blank.img  no table as Linux 6.1 sees it, 512-byte sectors\n", run.out());
  }

  @Test
  void theStackTraceIsShownOnDemandOnly() {
    ToolRun plain = ToolRun.in(directory, "inspect", "missing.img");
    assertEquals(1, plain.err().lines().count());
    ToolRun debug = ToolRun.in(directory, "inspect", "missing.img", "--debug");
    assertTrue(debug.err().contains("\tat "), debug.err());
    ToolRun env =
        ToolRun.in(
            directory,
            UTF_8,
            Map.of("BOOTFMT_DEBUG", "1"),
            Formats::installed,
            "inspect",
            "missing.img");
    assertTrue(env.err().contains("\tat "), env.err());
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoError() throws IOException {
    assertEquals(0, runInto(new IOException("Broken pipe"), new ByteArrayOutputStream()));
  }

  @Test
  void outputThatCannotBeWrittenIsAnError() throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertEquals(1, runInto(new IOException("No space left on device"), err));
    assertEquals("bootfmt: No space left on device", err.toString(UTF_8).strip());
  }

  private int runInto(IOException failure, OutputStream err) throws IOException {
    SampleImages.unpack("gpt-hybrid-mbr", directory);
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw failure;
          }
        };
    Terminal terminal = new Terminal(broken, err, UTF_8, false, 80);
    return new Bootfmt(
            terminal, Map.of(), directory, Formats::installed, InputStream.nullInputStream())
        .run("inspect", "gpt-hybrid-mbr.img");
  }

  @Test
  void colorsAreAChoice() throws IOException {
    SampleImages.unpack("gpt-hybrid-mbr", directory);
    String image = "gpt-hybrid-mbr.img";
    assertFalse(ToolRun.in(directory, "inspect", image).out().contains("\033["));
    assertFalse(ToolRun.in(directory, "inspect", image, "--color=never").out().contains("\033["));
    String colored = ToolRun.in(directory, "inspect", image, "--color=always").out();
    assertTrue(colored.contains("\033[33m!\033[0m"), colored);
    assertEquals(
        ToolRun.in(directory, "inspect", image).out(), colored.replaceAll("\033\\[[0-9;]*m", ""));
  }

  @Test
  void aFileMayHaveTheSignOfAnImageInsideInItsName() throws IOException {
    Path image = SampleImages.unpack("gpt-hybrid-mbr", directory);
    Files.move(image, directory.resolve("disk#1"));
    ToolRun run = ToolRun.in(directory, "partitions", "disk#1");
    assertTrue(run.out().startsWith("disk#1  GPT as Linux"), run.out() + run.err());
  }

  @Test
  void thePartitionsOfAPartitionCanBeAskedFor() throws IOException {
    SampleImages.unpack("gpt-hybrid-mbr", directory);
    ToolRun run = ToolRun.in(directory, "partitions", "gpt-hybrid-mbr.img#1");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().startsWith("gpt-hybrid-mbr.img#1  no table"), run.out());
  }
}
