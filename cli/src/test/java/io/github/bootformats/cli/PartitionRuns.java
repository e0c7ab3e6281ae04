package io.github.bootformats.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.bootformats.api.disk.Partition;
import io.github.bootformats.api.io.ImageSource;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.DiskLayout;
import io.github.bootformats.partition.PartitionConsumer;
import io.github.bootformats.partition.authoring.GptBuilder;
import io.github.bootformats.partition.authoring.MbrBuilder;
import io.github.bootformats.partition.gpt.GptTypes;
import io.github.bootformats.partition.mbr.MbrTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs of {@code bootfmt partition} in a directory, and what Linux makes of the disks there. */
final class PartitionRuns {
  static final int MIB = 1 << 20;

  private final Path directory;

  PartitionRuns(Path directory) {
    this.directory = directory;
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  /** Writes a GPT disk of 64 MiB with two partitions, of 16 and 8 MiB, and 39 MiB free. */
  Path gpt(String name) throws IOException {
    return SampleImages.write(
        GptBuilder.create(64 * MIB, SectorSize.B512)
            .seed("gpt")
            .add(GptTypes.EFI_SYSTEM, 16 * MIB, "ESP")
            .add(GptTypes.LINUX_FILESYSTEM, 8 * MIB, "root")
            .build(),
        path(name));
  }

  /** Writes an MBR disk of 64 MiB with a primary partition and three logical ones. */
  Path mbr(String name) throws IOException {
    return SampleImages.write(
        MbrBuilder.create(64 * MIB, SectorSize.B512)
            .seed("mbr")
            .add(MbrTypes.FAT32_LBA, 8 * MIB)
            .addLogical(MbrTypes.LINUX, 4 * MIB)
            .addLogical(MbrTypes.LINUX_SWAP, 4 * MIB)
            .addLogical(MbrTypes.LINUX, 4 * MIB)
            .build(),
        path(name));
  }

  /** Runs {@code bootfmt partition}, which must succeed. */
  String ok(String... command) {
    ToolRun run = run(command);
    assertEquals("", run.err());
    assertEquals(0, run.status(), run.out());
    return run.out();
  }

  /** Runs {@code bootfmt partition}, which must complain in one line about its input. */
  String refused(String... command) {
    ToolRun run = run(command);
    assertEquals(1, run.status(), run.out());
    assertEquals(1, run.err().lines().count(), run.err());
    return run.err().strip();
  }

  ToolRun run(String... command) {
    return ToolRun.in(directory, withGroup(command));
  }

  ToolRun answering(String answers, String... command) {
    return ToolRun.answering(directory, answers, withGroup(command));
  }

  private static String[] withGroup(String... command) {
    List<String> all = new ArrayList<>(List.of("partition"));
    all.addAll(List.of(command));
    return all.toArray(String[]::new);
  }

  DiskLayout layout(String name) throws IOException {
    try (ImageSource disk = ImageSource.open(path(name))) {
      return DiskLayout.read(disk, SectorSize.B512).model();
    }
  }

  /** Returns what Linux sees: {@code 1: 2048+32768 type}. */
  List<String> linux(String name) throws IOException {
    return layout(name).as(PartitionConsumer.LINUX_6_1).partitions().stream()
        .map(Partition::toString)
        .toList();
  }

  byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(path(name));
  }
}
