package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Diagnostic;
import io.github.bootformats.api.Severity;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is wrong with the disks that the usual tools make. */
@Tag("oracle")
class CleanDisksOracleTest {
  @TempDir Path directory;

  private String image(long size) throws IOException {
    Path image = directory.resolve("disk.img");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(size);
    }
    return image.toString();
  }

  private static void assertClean(String image, SectorSize size, int gpts, int ebrs)
      throws IOException {
    try (ImageSource disk = ImageSource.open(Path.of(image))) {
      DiskLayout layout = DiskLayout.read(disk, size).model();
      List<Diagnostic> findings =
          layout.findings().stream().filter(d -> d.severity() != Severity.INFO).toList();
      assertEquals(List.of(), findings);
      assertEquals(gpts, layout.gptTables().size());
      assertEquals(ebrs, layout.ebrs().size());
      assertEquals(List.of(), layout.foreignLabels());
      if (gpts > 0) {
        // Nothing at all is odd about a GPT, not even a little.
        assertEquals(List.of(), layout.findings());
        assertEquals(size, SectorSizes.evidence(disk).get(0).sectorSize());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2 << 20, 100 << 20, 3L << 40})
  void sgdisk(long size) throws Exception {
    String image = image(size);
    Oracles.tool("sgdisk", "gdisk")
        .run("-n1:0:+100K", "-t1:ef00", "-c1:EFI", "-n2:0:0", "-A2:set:2", "-c2:größer", image)
        .orFail();
    assertClean(image, SectorSize.B512, 2, 0);
  }

  @ParameterizedTest
  @ValueSource(longs = {5 << 20, 100 << 20, 3L << 40})
  void sfdiskGpt(long size) throws Exception {
    String image = image(size);
    Oracles.tool("sh", "dash")
        .run(
            "-c",
            "printf 'label: gpt\\nsize=1M, name=one\\nsize=1M, type=U, bootable\\n'"
                + " | PATH=$PATH:/usr/sbin:/sbin sfdisk -q \"$0\"",
            image)
        .orFail();
    assertClean(image, SectorSize.B512, 2, 0);
  }

  @Test
  void sfdiskMbr() throws Exception {
    String image = image(100 << 20);
    Oracles.tool("sh", "dash")
        .run(
            "-c",
            "printf 'label: dos\\nsize=10M, type=83, bootable\\nsize=10M, type=82\\ntype=5\\n"
                + "size=10M\\nsize=10M\\nsize=10M\\n'"
                + " | PATH=$PATH:/usr/sbin:/sbin sfdisk -q \"$0\"",
            image)
        .orFail();
    assertClean(image, SectorSize.B512, 0, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 2048, 4096})
  void partedGpt(int sectorBytes) throws Exception {
    String image = image(200 << 20);
    parted(
        sectorBytes,
        image,
        "mklabel gpt mkpart one ext4 4MiB 20MiB mkpart two fat32 20MiB 100%" + " set 2 esp on");
    assertClean(image, SectorSize.of(sectorBytes), 2, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 2048, 4096})
  void partedMbr(int sectorBytes) throws Exception {
    String image = image(200 << 20);
    parted(
        sectorBytes,
        image,
        "mklabel msdos mkpart primary ext4 4MiB 20MiB mkpart extended 20MiB 100%"
            + " mkpart logical ext4 24MiB 40MiB mkpart logical linux-swap 44MiB 60MiB"
            + " set 1 boot on");
    assertClean(image, SectorSize.of(sectorBytes), 0, 2);
  }

  private static void parted(int sectorBytes, String image, String commands) throws Exception {
    Oracles.tool("parted", "parted");
    List<String> arguments = new ArrayList<>(List.of("-c"));
    arguments.add(
        "PARTED_SECTOR_SIZE=%d PATH=$PATH:/usr/sbin:/sbin parted -s -- \"$0\" %s"
            .formatted(sectorBytes, commands));
    arguments.add(image);
    String err = Oracles.tool("sh", "dash").run(arguments.toArray(String[]::new)).orFail().err();
    assertTrue(err.isEmpty(), err);
  }
}
