package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What install-grub writes is what GRUB's installer writes, to the byte, and it boots. */
@Tag("oracle")
class InstallGrubOracleTest {
  private static final Path BOOT_IMAGE = Path.of("/usr/lib/grub/i386-pc/boot.img");
  private static final String WORD = "BOOT-OK-BY-OURS";

  @TempDir Path directory = Path.of("");

  private Path core() throws IOException, InterruptedException {
    Path config =
        Files.writeString(
            directory.resolve("early.cfg"),
            "serial --unit=0 --speed=115200\nterminal_output serial\necho " + WORD + "\n");
    Path core = directory.resolve("core.img");
    Oracles.tool("grub-mkimage", "grub-common")
        .run(
            "-O",
            "i386-pc",
            "-o",
            core.toString(),
            "-p",
            "(hd0,1)/boot/grub",
            "-c",
            config.toString(),
            "biosdisk",
            "part_msdos",
            "part_gpt",
            "normal",
            "serial",
            "terminal",
            "echo")
        .orFail();
    return core;
  }

  private void installsLikeGrub(String disk) throws IOException, InterruptedException {
    Path core = core();
    Path theirs = directory.resolve("theirs.img");
    Oracles.script("grub-bios-setup.sh")
        .run(
            directory.resolve(disk).toString(),
            BOOT_IMAGE.toString(),
            core.toString(),
            theirs.toString())
        .orFail();
    ToolRun run =
        ToolRun.in(
            directory,
            "install-grub",
            disk,
            "--boot-img",
            BOOT_IMAGE.toString(),
            "--core-img",
            core.toString(),
            "--yes");
    assertEquals(0, run.status(), run.err());
    assertArrayEquals(Files.readAllBytes(theirs), Files.readAllBytes(directory.resolve(disk)));
    OracleRun boot =
        Oracles.script("boot-disk.sh")
            .timeLimit(Duration.ofMinutes(4))
            .run(directory.resolve(disk).toString(), "--expect", WORD, "--if", "ide")
            .orFail();
    assertTrue(boot.out().contains(WORD), boot.out());
    String inspected = ToolRun.in(directory, "inspect", disk).out();
    assertTrue(inspected.contains("GRUB 2, core.img at sector"), inspected);
  }

  @Test
  void inTheGapOfAnMbr() throws IOException, InterruptedException {
    new PartitionRuns(directory).mbr("disk.img");
    installsLikeGrub("disk.img");
  }

  @Test
  void inTheBiosBootPartitionOfAGpt() throws IOException, InterruptedException {
    SampleImages.write(
        GptBuilder.create(64 << 20, SectorSize.B512)
            .seed("grub")
            .add(GptTypes.LINUX_FILESYSTEM, 16 << 20, "root")
            .add(GptTypes.BIOS_BOOT, 1 << 20, "")
            .build(),
        directory.resolve("disk.img"));
    installsLikeGrub("disk.img");
  }
}
