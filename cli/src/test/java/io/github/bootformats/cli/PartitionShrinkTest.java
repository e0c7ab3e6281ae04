package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Making image files smaller. */
class PartitionShrinkTest {
  private static final int MIB = PartitionRuns.MIB;

  private PartitionRuns runs = new PartitionRuns(Path.of("."));

  @BeforeEach
  void inADirectory(@TempDir Path directory) {
    runs = new PartitionRuns(directory);
  }

  private void write(long offset, int... bytes) throws IOException {
    try (RandomAccessFile disk = new RandomAccessFile(runs.path("disk.img").toFile(), "rw")) {
      disk.seek(offset);
      for (int b : bytes) {
        disk.write(b);
      }
    }
  }

  @Test
  void withoutASizeTheFewestMebibytesAreLeft_andAllComesBack() throws IOException {
    runs.gpt("disk.img");
    write(60L * MIB + 5, 1, 2, 3);
    byte[] before = runs.bytes("disk.img");
    List<String> partitions = runs.linux("disk.img");
    String out = runs.ok("shrink", "disk.img", "-y", "--save=saved");
    assertEquals("disk.img  GPT, 26 MiB instead of 64 MiB, 512-byte sectors", firstLine(out));
    assertEquals(26 * MIB, Files.size(runs.path("disk.img")));
    assertEquals(List.of(), runs.layout("disk.img").findings());
    assertEquals(partitions, runs.linux("disk.img"));
    assertArrayEquals(
        Arrays.copyOfRange(before, MIB, 25 * MIB),
        Arrays.copyOfRange(runs.bytes("disk.img"), MIB, 25 * MIB));

    runs.ok("restore", "disk.img", "saved", "-y");
    assertArrayEquals(before, runs.bytes("disk.img"));
    assertEquals(1, runs.run("restore", "disk.img", "saved").out().lines().count());
  }

  @Test
  void aFileThatHasChangedSinceIsNotRestored() throws IOException {
    runs.gpt("disk.img");
    runs.ok("shrink", "disk.img", "-y", "--save=saved");
    byte[] shrunk = runs.bytes("disk.img");
    runs.ok("delete", "disk.img", "2", "-y");
    assertTrue(runs.refused("restore", "disk.img", "saved", "-y").contains("--force"));
    Files.write(runs.path("disk.img"), Arrays.copyOf(shrunk, shrunk.length + 1));
    assertEquals(
        "bootfmt: disk.img: has 27262977 bytes, but saved was saved from a disk of 67108864 bytes",
        runs.refused("restore", "disk.img", "saved", "-y"));
  }

  /** The power fails when all is written, but the file is not yet cut. */
  @Test
  void aFileThatIsNotCutYetIsRestoredWithForce() throws IOException {
    runs.gpt("disk.img");
    byte[] before = runs.bytes("disk.img");
    runs.ok("shrink", "disk.img", "-y", "--save=saved");
    byte[] uncut = before.clone();
    byte[] shrunk = runs.bytes("disk.img");
    System.arraycopy(shrunk, 0, uncut, 0, shrunk.length);
    Files.write(runs.path("disk.img"), uncut);
    assertEquals(2, runs.linux("disk.img").size());
    runs.ok("restore", "disk.img", "saved", "-y", "--force");
    assertArrayEquals(before, runs.bytes("disk.img"));
  }

  @Test
  void aSizeThatIsGivenIsReachedExactly() throws IOException {
    runs.gpt("disk.img");
    runs.ok("shrink", "disk.img", "-y", "--size", "-10M");
    assertEquals(54 * MIB, Files.size(runs.path("disk.img")));
    long smallest = runs.layout("disk.img").convert().smallestDiskSize();
    runs.ok("shrink", "disk.img", "-y");
    assertEquals(
        """
        disk.img: nothing to change
        Note:
          the partitions and their table need %1$d bytes, and it has 27262976; --size=%1$dB cuts
            it there
        """
            .formatted(smallest),
        runs.ok("shrink", "disk.img", "-y"));
    runs.ok("shrink", "disk.img", "-y", "--size=" + smallest + "B");
    assertEquals(smallest, Files.size(runs.path("disk.img")));
    assertEquals(List.of(), runs.layout("disk.img").findings());
    assertEquals(
        "bootfmt: disk.img: gpt at byte 1024: partitions reach to LBA 51199, so that the disk must"
            + " have %d bytes at least, not %d".formatted(smallest, smallest - 512),
        runs.refused("shrink", "disk.img", "-y", "--size=" + (smallest - 512) + "B"));
    assertEquals(
        """
        disk.img: nothing to change
        Note:
          the partitions and their table need %1$d bytes, and it has %1$d
        """
            .formatted(smallest),
        runs.ok("shrink", "disk.img", "-y"));
  }

  @Test
  void anMbrIsCutBehindItsLastPartition() throws IOException {
    runs.mbr("disk.img");
    runs.ok("resize", "disk.img", "2", "20M", "-y");
    List<String> partitions = runs.linux("disk.img");
    runs.ok("shrink", "disk.img", "-y");
    assertEquals(29 * MIB, Files.size(runs.path("disk.img")));
    assertEquals(partitions, runs.linux("disk.img"));
    assertEquals(List.of(), runs.layout("disk.img").findings());
  }

  @Test
  void otherSizesAreRefused() throws IOException {
    runs.gpt("disk.img");
    assertEquals(
        "bootfmt: disk.img: --size is a size such as 64M or -64M, not 50%",
        runs.refused("shrink", "disk.img", "-y", "--size=50%"));
    assertEquals(
        "bootfmt: disk.img: has 67108864 bytes, and does not shrink to 68157440",
        runs.refused("shrink", "disk.img", "-y", "--size=65M"));
    assertEquals(
        "bootfmt: disk.img: has 67108864 bytes, and does not shrink to -1048576",
        runs.refused("shrink", "disk.img", "-y", "--size=-65M"));
  }

  @Test
  void moreThanAFileKeepsIsNotCutOff() throws IOException {
    runs.gpt("disk.img");
    runs.ok("grow", "disk.img", "--size=160M", "-y");
    byte[] ones = new byte[80 * MIB];
    Arrays.fill(ones, (byte) 1);
    try (RandomAccessFile disk = new RandomAccessFile(runs.path("disk.img").toFile(), "rw")) {
      disk.seek(70L * MIB);
      disk.write(ones);
    }
    assertEquals(
        "bootfmt: saved: keeps 64 MiB at most, and more than that is to be replaced or cut off;"
            + " nothing was written",
        runs.refused("shrink", "disk.img", "-y", "--save=saved"));
    assertEquals(160 * MIB, Files.size(runs.path("disk.img")));
    assertFalse(Files.exists(runs.path("saved")));
    runs.ok("shrink", "disk.img", "-y");
    assertEquals(26 * MIB, Files.size(runs.path("disk.img")));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
