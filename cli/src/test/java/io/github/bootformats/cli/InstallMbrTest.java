package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boot code goes where a BIOS looks for it, and nothing else changes. */
class InstallMbrTest {
  @TempDir Path directory = Path.of("");

  private void code(String name, int length, String message) throws IOException {
    byte[] code = new byte[length];
    byte[] text = message.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, code, 100, text.length);
    Files.write(directory.resolve(name), code);
  }

  @Test
  void theTableStays() throws IOException {
    PartitionRuns runs = new PartitionRuns(directory);
    runs.gpt("disk.img");
    byte[] before = runs.bytes("disk.img");
    code("gptmbr.bin", 440, "Missing OS\r\n");
    ToolRun run = ToolRun.in(directory, "install-mbr", "disk.img", "--code", "gptmbr.bin", "-y");
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("Replace the boot code (SYSLINUX)"), run.out());
    byte[] after = runs.bytes("disk.img");
    assertArrayEquals(
        Files.readAllBytes(directory.resolve("gptmbr.bin")), Arrays.copyOf(after, 440));
    assertTrue(Arrays.equals(before, 440, before.length, after, 440, after.length));
    String inspected = ToolRun.in(directory, "inspect", "disk.img").out();
    assertTrue(inspected.contains("SYSLINUX"), inspected);
  }

  @Test
  void codeThatIsTooLongIsRefused() throws IOException {
    new PartitionRuns(directory).mbr("disk.img");
    code("long.bin", 446, "");
    ToolRun run = ToolRun.in(directory, "install-mbr", "disk.img", "--code", "long.bin", "-y");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("446 bytes, there is room for 440"), run.err());
  }

  @Test
  void whatIsNoImageOfGrubIsRefused() throws IOException {
    PartitionRuns runs = new PartitionRuns(directory);
    runs.mbr("disk.img");
    byte[] before = runs.bytes("disk.img");
    code("boot.img", 512, "");
    ToolRun run =
        ToolRun.in(
            directory, "install-grub", "disk.img", "--boot-img=boot.img", "--core-img=boot.img");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("not a boot.img of GRUB 2"), run.err());
    assertArrayEquals(before, runs.bytes("disk.img"));
  }
}
