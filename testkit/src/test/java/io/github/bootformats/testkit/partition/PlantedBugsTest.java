package io.github.bootformats.testkit.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bootformats.api.disk.PartitionMap;
import io.github.bootformats.api.io.SectorSize;
import io.github.bootformats.partition.PartitionConsumer;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Bugs of toy readers are found by their first few hundred disks. */
class PlantedBugsTest {
  private static final int DISKS = 1_000;
  private static final long SEED = 1;

  private static List<String> gpt(DiskCase disk, ToyGpt.Bug bug) {
    return ToyGpt.partitions(disk.toByteArray(), disk.sectorSize().bytes(), bug);
  }

  private static List<String> mbr(DiskCase disk, ToyMbr.Bug bug) {
    return ToyMbr.partitions(disk.toByteArray(), disk.sectorSize().bytes(), bug);
  }

  /** Returns what Linux sees of a GPT. */
  private static List<String> linux(DiskCase disk) {
    PartitionMap map = disk.layout().as(PartitionConsumer.LINUX_6_1);
    return map.table().equals("gpt")
        ? map.partitions().stream()
            .map(p -> p.number() + ":" + p.start() + "+" + Long.toUnsignedString(p.sectors()))
            .toList()
        : List.of();
  }

  /** Returns the number of the first disk of which two readers say different things. */
  private static int firstDifference(
      PartitionDisks disks,
      Function<DiskCase, List<String>> reader,
      Function<DiskCase, List<String>> reference) {
    List<DiskCase> some = disks.stream(SEED).limit(DISKS).toList();
    for (int i = 0; i < some.size(); i++) {
      if (!answer(reader, some.get(i)).equals(answer(reference, some.get(i)))) {
        return i + 1;
      }
    }
    return -1;
  }

  private static List<String> answer(Function<DiskCase, List<String>> reader, DiskCase disk) {
    try {
      return reader.apply(disk);
    } catch (RuntimeException e) {
      return List.of("crash: " + e);
    }
  }

  /** On larger sectors Linux counts in 512 bytes, so that absurd sizes wrap otherwise. */
  @Test
  void withoutABugTheToyReadsWhatLinuxReads() {
    PartitionDisks.gpt().sectorSizes(SectorSize.B512).stream(SEED)
        .limit(2 * DISKS)
        .forEach(disk -> assertEquals(linux(disk), gpt(disk, ToyGpt.Bug.NONE), disk::toString));
  }

  @Test
  void withoutABugTheToyReadsValidMbrs() {
    for (long seed = 0; seed < DISKS; seed++) {
      DiskCase disk = PartitionDisks.mbr().valid(seed);
      assertEquals(
          SeenPartitions.expected(disk, PartitionConsumer.LIBBLKID_2_38, false),
          mbr(disk, ToyMbr.Bug.NONE).stream().sorted(this::byNumber).toList(),
          disk::toString);
    }
  }

  private int byNumber(String one, String other) {
    return Integer.compare(
        Integer.parseInt(one.split(":", -1)[0]), Integer.parseInt(other.split(":", -1)[0]));
  }

  @ParameterizedTest
  @EnumSource(value = ToyGpt.Bug.class, mode = Mode.EXCLUDE, names = "NONE")
  void bugsInReadersOfGptsAreFound(ToyGpt.Bug bug) {
    int first =
        firstDifference(PartitionDisks.gpt(), disk -> gpt(disk, bug), PlantedBugsTest::linux);
    System.out.println(bug + ": found by disk " + first);
    assertTrue(first > 0, "not found");
  }

  @ParameterizedTest
  @EnumSource(value = ToyMbr.Bug.class, mode = Mode.EXCLUDE, names = "NONE")
  void bugsInReadersOfMbrsAreFound(ToyMbr.Bug bug) {
    int first =
        firstDifference(
            PartitionDisks.mbr(), disk -> mbr(disk, bug), disk -> mbr(disk, ToyMbr.Bug.NONE));
    System.out.println(bug + ": found by disk " + first);
    assertTrue(first > 0, "not found");
  }
}
