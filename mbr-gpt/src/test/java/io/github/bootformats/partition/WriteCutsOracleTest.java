package io.github.bootformats.partition;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.Progress;
import io.github.bootformats.api.io.ImageTarget;
import io.github.bootformats.api.io.MemoryImage;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.testsupport.OracleRun;
import io.github.bootformats.testsupport.Oracles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a GPT over a GPT that was cut off, sfdisk and sgdisk see the old or the new one too. */
@Tag("oracle")
class WriteCutsOracleTest {
  private static final int CUTS_EACH = 5;

  @TempDir Path directory;

  /** What a tool says of a disk, without what it remarks on. */
  private interface Tool {
    String ask(Path image) throws IOException, InterruptedException;
  }

  private record Cut(String name, MemoryImage disk) {}

  @Test
  void cutUpdates_areOldOrNew() throws Exception {
    Map<String, Tool> tools =
        Map.of("sfdisk", i -> UtilLinuxTools.sfdisk().ask(i).toString(), "sgdisk", this::sgdisk);
    Map<String, Integer> seen = new TreeMap<>();
    for (long seed : OracleDisks.seeds("cut updates", 10, 10, 190)) {
      Random random = new Random(seed);
      DiskUpdate update = RandomUpdates.gpt(random, SectorSize.B512);
      List<Cut> cuts = cuts(update, random);
      MemoryImage done = update.disk();
      update.plan().applyTo(done);
      for (Map.Entry<String, Tool> tool : tools.entrySet()) {
        String before = ask(tool.getValue(), update.disk());
        String after = ask(tool.getValue(), done);
        for (Cut cut : cuts) {
          String now = ask(tool.getValue(), cut.disk());
          assertTrue(
              now.equals(before) || now.equals(after),
              () ->
                  "%s, seed %d, cut %s: sees%n%s%nold%n%s%nnew%n%s"
                      .formatted(tool.getKey(), seed, cut.name(), now, before, after));
          seen.merge(
              tool.getKey() + (now.equals(after) ? " sees the new one" : " sees the old one"),
              1,
              Integer::sum);
        }
      }
    }
    System.out.println("cut updates: " + seen);
    assertTrue(seen.size() == 4, seen::toString);
  }

  private static List<Cut> cuts(DiskUpdate update, Random random) throws Exception {
    List<Cut> all = new ArrayList<>();
    WriteCuts.Look look = (name, disk) -> all.add(new Cut(name, disk.copy()));
    update.cuts().betweenSectors(look);
    update.cuts().withinSectors(look);
    update.cuts().outOfOrder(random, 4, look);
    Collections.shuffle(all, random);
    return all.subList(0, Math.min(all.size(), CUTS_EACH));
  }

  private String ask(Tool tool, MemoryImage disk) throws IOException, InterruptedException {
    Path image = directory.resolve("cut.img");
    Files.deleteIfExists(image);
    try (ImageTarget file = ImageTarget.create(image)) {
      disk.copyTo(file, 0, Progress.NONE);
      file.truncate(disk.size());
    }
    return tool.ask(image);
  }

  /** The disk's GUID and the rows of the table. */
  private String sgdisk(Path image) throws IOException, InterruptedException {
    OracleRun run = Oracles.tool("sgdisk", "gdisk").run("-p", image.toString());
    return run.out()
        .lines()
        .filter(line -> line.startsWith("Disk identifier") || line.matches(" +\\d+ +\\d+ +\\d+ .*"))
        .collect(Collectors.joining("\n"));
  }
}
